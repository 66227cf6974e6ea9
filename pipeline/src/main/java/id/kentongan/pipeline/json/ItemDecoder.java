package id.kentongan.pipeline.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.CodeReading;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.record.Arrival;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as an {@link Item}. Required fields decide between item and refusal;
 * whatever else is wrong is left out and noted on the item. Total: any bytes give a {@link
 * Decoded}. Immutable and safe for several threads.
 */
public final class ItemDecoder {

    /** Largest input in bytes: 1 MiB, some four hundred times a long article. */
    public static final int MAX_BYTES = 1 << 20;

    /** Longest identity in characters. */
    static final int MAX_ID = 256;

    /** Longest region code in characters, as offices write them. */
    private static final int MAX_REGION = 24;

    /** Never fed itself. */
    private static final MessageDigest SHA_256 = sha256();

    private static final char REPLACEMENT = '\uFFFD';

    private static final Set<String> SOURCE_KINDS = Set.of("field", "official", "media", "citizen");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Regions regions;

    public ItemDecoder(Regions regions) {
        this.regions = regions;
    }

    /** The decoder over the regions of today. */
    public static ItemDecoder standard() {
        return new ItemDecoder(Regions.standard());
    }

    /** The item in {@code raw}, or why there is none. */
    public Decoded decode(byte[] raw) {
        if (raw.length > MAX_BYTES) {
            return Decoded.refused(
                    null,
                    Reason.TOO_LARGE,
                    "more than " + MAX_BYTES + " bytes; send the text without attachments");
        }
        String text = new String(raw, StandardCharsets.UTF_8);
        // what is no UTF-8 reads as the replacement character, which may also have been written
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(raw)) {
            return Decoded.refused(null, Reason.NOT_UTF8, "the bytes are not UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // the location is ours to repeat, the message may quote the input
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return Decoded.refused(null, Reason.NOT_JSON, "no JSON at column " + column);
        }
        if (node == null || node.isMissingNode()) {
            return Decoded.refused(null, Reason.NOT_JSON, "the line is empty");
        }
        if (!node.isObject()) {
            return Decoded.refused(null, Reason.NOT_JSON, "not a JSON object");
        }
        Reading reading = new Reading(node);
        try {
            return Decoded.accepted(read(reading, digest(raw)));
        } catch (Refusal refusal) {
            return Decoded.refused(reading.id(), refusal.reason, refusal.detail);
        }
    }

    private static boolean isUtf8(byte[] raw) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Item read(Reading in, String digest) throws Refusal {
        String id = in.requiredName("id");
        if (id.length() > MAX_ID) {
            throw new Refusal(Reason.WRONG_TYPE, "field id: longer than " + MAX_ID + " characters");
        }
        return switch (in.type()) {
            case "incident" -> incident(in, id, digest);
            case "nil" -> nil(in, id, digest);
            case "news" -> news(in, id, digest);
            default ->
                    throw new Refusal(
                            Reason.UNKNOWN_TYPE, "field type: must be incident, nil or news");
        };
    }

    private Item incident(Reading in, String id, String digest) throws Refusal {
        StatedTime occurred = in.requiredTime("occurredAt");
        StatedTime reported = in.requiredTime("reportedAt");
        String text = in.requiredText("text");
        Item.Source source = in.requiredSource();
        String region = region(in, in.text("region"));
        Boolean verified = in.flag("verified");
        return new Item(
                id,
                Item.Kind.INCIDENT,
                notAhead(in, occurred.at(), reported.known()),
                reported.known(),
                region,
                in.text("district"),
                in.text("village"),
                "",
                text,
                null,
                null,
                null,
                in.count("killed"),
                in.count("injured"),
                in.count("buildingsDamaged"),
                verified == null ? source.kind().equals("official") : verified,
                source,
                Boolean.TRUE.equals(in.flag("simulated")),
                List.copyOf(in.notes),
                digest);
    }

    private Item nil(Reading in, String id, String digest) throws Refusal {
        StatedTime reported = in.requiredTime("reportedAt");
        String stated = in.requiredName("region");
        Item.Source source = in.requiredSource();
        String region = region(in, stated);
        if (region == null) {
            throw new Refusal(Reason.UNKNOWN_REGION, "field region: no such region code");
        }
        return new Item(
                id,
                Item.Kind.NIL,
                reported.at(),
                reported.known(),
                region,
                null,
                null,
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                source.kind().equals("official"),
                source,
                Boolean.TRUE.equals(in.flag("simulated")),
                List.copyOf(in.notes),
                digest);
    }

    private Item news(Reading in, String id, String digest) throws Refusal {
        StatedTime published = in.requiredTime("publishedAt");
        String outlet = in.requiredName("outlet");
        String title = in.requiredText("title");
        String body = in.requiredText("body");
        StatedTime fetched = in.time("fetchedAt");
        Instant known = fetched == null ? published.known() : fetched.known();
        return new Item(
                id,
                Item.Kind.NEWS,
                notAhead(in, published.at(), known),
                known,
                region(in, in.text("region")),
                null,
                null,
                title,
                body,
                outlet,
                in.text("group"),
                in.text("url"),
                null,
                null,
                null,
                false,
                new Item.Source(outlet, "media", null),
                Boolean.TRUE.equals(in.flag("simulated")),
                List.copyOf(in.notes),
                digest);
    }

    /**
     * What happened more than a day after it was known is noted and counts from when it was known.
     */
    private static Instant notAhead(Reading in, Instant stated, Instant known) {
        if (stated.isAfter(known.plus(Arrival.AHEAD))) {
            in.notes.add("future-date");
            return known;
        }
        return stated;
    }

    private @Nullable String region(Reading in, @Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            return null;
        }
        CodeReading reading = regions.resolveCode(stated);
        // the code as written is repeated in a note only if it is as short as a code
        if (stated.length() > MAX_REGION) {
            in.notes.add("region-unknown");
            return null;
        }
        if (reading.note() != null) {
            in.notes.add(reading.note());
        }
        return reading.code();
    }

    /** Hex hash that identifies {@code raw}. */
    public static String digest(byte[] raw) {
        try {
            // a copy is had sooner than one by name
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            return HexFormat.of().formatHex(digest.digest(raw), 0, 16);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digest of Java cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One refusal on its way out of the reading methods; carries no stack trace. */
    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final Reason reason;

        private final String detail;

        Refusal(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }

    /** One object being read, with what was noted so far. */
    private static final class Reading {

        private final JsonNode node;

        private final List<String> notes = new ArrayList<>();

        Reading(JsonNode node) {
            this.node = node;
        }

        /** The identity for a refusal: only if it is a text of sane length. */
        @Nullable String id() {
            JsonNode id = node.get("id");
            return id == null || !id.isTextual() || id.textValue().length() > MAX_ID
                    ? null
                    : clean(id.textValue());
        }

        String type() throws Refusal {
            JsonNode type = node.get("type");
            if (type != null && !type.isNull()) {
                return type.isTextual() ? type.textValue() : "";
            }
            if (node.has("publishedAt") || node.has("occurredAt")) {
                notes.add("type-inferred");
                return node.has("publishedAt") ? "news" : "incident";
            }
            throw new Refusal(Reason.MISSING_FIELD, "field type: missing");
        }

        String requiredText(String field) throws Refusal {
            JsonNode value = required(node, field, field);
            return clean(textual(value, field));
        }

        String requiredName(String field) throws Refusal {
            return name(node, field, field);
        }

        private String name(JsonNode in, String field, String path) throws Refusal {
            String value = clean(textual(required(in, field, path), path)).strip();
            if (value.isEmpty()) {
                throw new Refusal(Reason.MISSING_FIELD, "field " + path + ": empty");
            }
            return value;
        }

        StatedTime requiredTime(String field) throws Refusal {
            String stated = textual(required(node, field, field), field);
            try {
                return StatedTime.parse(stated);
            } catch (DateTimeException e) {
                throw new Refusal(
                        Reason.IMPOSSIBLE_DATE,
                        "field "
                                + field
                                + ": not a date (YYYY-MM-DD) or a date-time with offset of the"
                                + " years 1900 to 2199");
            }
        }

        @Nullable StatedTime time(String field) {
            JsonNode value = node.get(field);
            if (value == null || value.isNull()) {
                return null;
            }
            try {
                return StatedTime.parse(value.isTextual() ? value.textValue() : "");
            } catch (DateTimeException e) {
                notes.add("ignored:" + field);
                return null;
            }
        }

        Item.Source requiredSource() throws Refusal {
            JsonNode source = required(node, "source", "source");
            if (!source.isObject()) {
                throw new Refusal(Reason.WRONG_TYPE, "field source: must be an object");
            }
            String id = name(source, "id", "source.id");
            JsonNode kind = source.get("kind");
            String known = kind == null ? "" : kind.asText("");
            if (!SOURCE_KINDS.contains(known)) {
                notes.add("source-kind-assumed:citizen");
                known = "citizen";
            }
            JsonNode office = source.get("office");
            return new Item.Source(
                    id,
                    known,
                    office != null && office.isTextual() ? clean(office.textValue()) : null);
        }

        @Nullable String text(String field) {
            JsonNode value = node.get(field);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isTextual()) {
                notes.add("ignored:" + field);
                return null;
            }
            return clean(value.textValue());
        }

        @Nullable Boolean flag(String field) {
            JsonNode value = node.get(field);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isBoolean()) {
                notes.add("ignored:" + field);
                return null;
            }
            return value.booleanValue();
        }

        @Nullable Integer count(String field) {
            JsonNode value = node.get(field);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
                notes.add("ignored:" + field);
                return null;
            }
            return value.intValue();
        }

        private static JsonNode required(JsonNode in, String field, String path) throws Refusal {
            JsonNode value = in.get(field);
            if (value == null || value.isNull()) {
                throw new Refusal(Reason.MISSING_FIELD, "field " + path + ": missing");
            }
            return value;
        }

        private static String textual(JsonNode value, String path) throws Refusal {
            if (!value.isTextual()) {
                throw new Refusal(Reason.WRONG_TYPE, "field " + path + ": must be a string");
            }
            return value.textValue();
        }

        /**
         * {@code text} with NUL as blank and halves of surrogate pairs as U+FFFD, unit for unit, so
         * that offsets stay those of the input.
         */
        private String clean(String text) {
            for (int at = 0; at < text.length(); at++) {
                char unit = text.charAt(at);
                if (unit == 0 || Character.isSurrogate(unit)) {
                    return cleaned(text);
                }
            }
            return text;
        }

        private String cleaned(String text) {
            char[] units = text.toCharArray();
            boolean changed = false;
            for (int at = 0; at < units.length; at++) {
                if (units[at] == 0) {
                    units[at] = ' ';
                    changed = true;
                } else if (Character.isHighSurrogate(units[at])
                        && at + 1 < units.length
                        && Character.isLowSurrogate(units[at + 1])) {
                    at++;
                } else if (Character.isSurrogate(units[at])) {
                    units[at] = '\uFFFD';
                    changed = true;
                }
            }
            if (changed && !notes.contains("cleaned-characters")) {
                notes.add("cleaned-characters");
            }
            return new String(units);
        }
    }
}
