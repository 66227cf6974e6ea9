package id.kentongan.pipeline.store;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One point as line protocol with milliseconds. It names only what its {@link Series} lists; null
 * fields are left out. The line is computed from the record alone, so writing it again replaces it.
 *
 * @param utf8 one line of line protocol, without its line feed
 */
public record Point(byte[] utf8) {

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
        LineBytes line = new LineBytes().append(series.measurement());
        for (String tag : series.tags()) {
            String value = tags.get(tag);
            if (value == null) {
                throw new IllegalArgumentException(series + " needs the tag " + tag);
            }
            tag(line.append(',').append(tag).append('='), value);
        }
        if (tags.size() != series.tags().size()) {
            throw new IllegalArgumentException(series + " has no such tags: " + tags.keySet());
        }
        char before = ' ';
        int known = 0;
        for (Series.Field field : series.fields()) {
            Object value = fields.get(field.name());
            if (value != null) {
                field(line.append(before).append(field.name()).append('='), field, value);
                before = ',';
                known++;
            } else if (fields.containsKey(field.name())) {
                known++;
            }
        }
        if (known != fields.size()) {
            throw new IllegalArgumentException(series + " lacks a field of " + fields.keySet());
        }
        if (before == ' ') {
            throw new IllegalArgumentException(series + " without a field");
        }
        return new Point(line.append(' ').append(time.toEpochMilli()).toArray());
    }

    /** The line as text. */
    public String line() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(utf8, point.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    private static void tag(LineBytes line, String value) {
        int from = 0;
        int to = value.length();
        while (from < to && blank(value.charAt(from))) {
            from++;
        }
        while (to > from && blank(value.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            line.append('-');
        }
        line.tag(value, from, to);
    }

    private static void field(LineBytes line, Series.Field field, Object value) {
        switch (field.kind()) {
            case NUMBER -> {
                double number = ((Number) value).doubleValue();
                if (Double.isNaN(number) || Double.isInfinite(number)) {
                    throw new IllegalArgumentException(field.name() + " is no number: " + number);
                }
                line.append(NumberOutput.toString(number, true));
            }
            case COUNT -> line.append(((Number) value).longValue()).append('i');
            case TIME -> line.append(((Instant) value).toEpochMilli()).append('i');
            case FLAG -> line.append(((Boolean) value).toString());
            case TEXT -> {
                String text = (String) value;
                line.append('"').text(text, Math.min(text.length(), MAX_TEXT)).append('"');
            }
        }
    }

    private static boolean blank(char one) {
        return LineBytes.control(one) || Character.isWhitespace(one);
    }
}
