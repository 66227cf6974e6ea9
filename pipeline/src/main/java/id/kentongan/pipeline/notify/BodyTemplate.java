package id.kentongan.pipeline.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.office.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Body of a webhook with {@code {{title}}}, {@code {{text}}}, {@code {{address}}}, {@code
 * {{noticeId}}}, {@code {{region}}}, {@code {{level}}}, {@code {{kind}}}, {@code {{time}}} inside
 * JSON strings. Refuses an unknown placeholder and anything that does not become JSON.
 */
public final class BodyTemplate {

    /** Templates that ship. */
    public static final List<String> SHIPPED = List.of("telegram", "whatsapp-cloud", "generic");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z]*)}}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String template;

    private BodyTemplate(String template) {
        this.template = template;
    }

    /** A template that ships: telegram, whatsapp-cloud or generic. */
    public static BodyTemplate shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException(
                    "no body template " + name + "; shipped are " + String.join(", ", SHIPPED));
        }
        try (InputStream in = BodyTemplate.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name + ".json");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8), name + ".json");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The template in {@code text}; {@code name} is for messages. */
    public static BodyTemplate of(String text, String name) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!values(SAMPLE).containsKey(matcher.group(1))) {
                throw new IllegalArgumentException(
                        name + ": unknown placeholder {{" + matcher.group(1) + "}}");
            }
        }
        BodyTemplate template = new BodyTemplate(text);
        try {
            JSON.readTree(template.body(SAMPLE));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    name + " does not become JSON: " + e.getOriginalMessage(), e);
        }
        return template;
    }

    private static final Notice SAMPLE =
            new Notice(
                    "n",
                    java.time.Instant.EPOCH,
                    "o",
                    "c",
                    "a",
                    Notice.Kind.ALERT,
                    "74.05",
                    2,
                    "\"t\"",
                    "x\ny",
                    List.of(),
                    false);

    /** The body for {@code notice}. */
    String body(Notice notice) {
        Map<String, String> values = values(notice);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        escaped(values.getOrDefault(match.group(1), ""))));
    }

    private static Map<String, String> values(Notice notice) {
        return Map.of(
                "title", notice.title(),
                "text", notice.text(),
                "address", notice.address(),
                "office", notice.office(),
                "noticeId", notice.noticeId(),
                "region", notice.region(),
                "level", Integer.toString(notice.level()),
                "kind", notice.kind().name(),
                "time", notice.time().toString(),
                "simulated", Boolean.toString(notice.simulated()));
    }

    private static String escaped(String value) {
        try {
            String quoted = JSON.writeValueAsString(value);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
