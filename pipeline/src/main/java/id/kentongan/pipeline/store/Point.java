package id.kentongan.pipeline.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One point as line protocol with milliseconds. It names only what its {@link Series} lists; null
 * fields are left out. The line is computed from the record alone, so writing it again replaces it.
 *
 * @param line one line of line protocol
 */
public record Point(String line) {

    /** Longest text of a field in characters. */
    private static final int MAX_TEXT = 16_000;

    /**
     * A point of {@code series}.
     *
     * @param tags every tag of the series; an empty one is written as {@code -}
     * @param fields fields of the series by name, null where there is none
     * @throws IllegalArgumentException if a name is not of the series or a value not of its kind
     */
    public static Point of(
            Series series,
            Map<String, String> tags,
            Map<String, ? extends @Nullable Object> fields,
            Instant time) {
        StringBuilder line = new StringBuilder(series.measurement());
        for (String tag : series.tags()) {
            String value = tags.get(tag);
            if (value == null) {
                throw new IllegalArgumentException(series + " needs the tag " + tag);
            }
            line.append(',').append(tag).append('=').append(tag(value));
        }
        if (tags.size() != series.tags().size()) {
            throw new IllegalArgumentException(series + " has no such tags: " + tags.keySet());
        }
        List<String> written = new ArrayList<>();
        int known = 0;
        for (Series.Field field : series.fields()) {
            if (!fields.containsKey(field.name())) {
                continue;
            }
            known++;
            Object value = fields.get(field.name());
            if (value != null) {
                written.add(field.name() + '=' + field(field, value));
            }
        }
        if (known != fields.size()) {
            throw new IllegalArgumentException(series + " lacks a field of " + fields.keySet());
        }
        if (written.isEmpty()) {
            throw new IllegalArgumentException(series + " without a field");
        }
        line.append(' ').append(String.join(",", written)).append(' ').append(time.toEpochMilli());
        return new Point(line.toString());
    }

    private static String tag(String value) {
        String flat = value.replaceAll("\\p{Cntrl}", " ").strip();
        return flat.isEmpty()
                ? "-"
                : flat.replace("\\", "/")
                        .replace(",", "\\,")
                        .replace("=", "\\=")
                        .replace(" ", "\\ ");
    }

    private static String field(Series.Field field, Object value) {
        return switch (field.kind()) {
            case NUMBER -> {
                double number = ((Number) value).doubleValue();
                if (Double.isNaN(number) || Double.isInfinite(number)) {
                    throw new IllegalArgumentException(field.name() + " is no number: " + number);
                }
                yield Double.toString(number);
            }
            case COUNT -> ((Number) value).longValue() + "i";
            case TIME -> ((Instant) value).toEpochMilli() + "i";
            case FLAG -> Boolean.toString((Boolean) value);
            case TEXT -> '"' + text((String) value) + '"';
        };
    }

    private static String text(String value) {
        String cut = value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value;
        return cut.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
