package id.kentongan.dashboards.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML and SVG. There is no way to write a character unescaped, to set an event handler or
 * an inline style, or to link to anything but http, https and own paths: stored markup stays text.
 */
final class Html {

    private static final Set<String> VOID =
            Set.of("br", "col", "hr", "img", "input", "link", "meta", "wbr");

    private final StringBuilder out = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element; attributes come as name, value, name, value; a null value leaves it out.
     */
    Html open(String tag, @Nullable Object... attributes) {
        start(tag, attributes);
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes {@code count} elements. */
    Html close(int count) {
        for (int i = 0; i < count; i++) {
            close();
        }
        return this;
    }

    /** An element that holds only text. */
    Html tag(String tag, @Nullable Object text, @Nullable Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A void element of HTML, or an SVG element without children. */
    Html empty(String tag, @Nullable Object... attributes) {
        start(tag, attributes);
        out.append(VOID.contains(tag) ? ">" : "/>");
        return this;
    }

    Html text(@Nullable Object text) {
        if (text != null) {
            escape(text.toString());
        }
        return this;
    }

    /** Appends what another writer wrote. */
    Html add(Html other) {
        if (!other.open.isEmpty()) {
            throw new IllegalStateException("left open: " + other.open);
        }
        out.append(other.out);
        return this;
    }

    private void start(String tag, @Nullable Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = String.valueOf(attributes[i]);
            Object value = attributes[i + 1];
            if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
                throw new IllegalArgumentException("not allowed: " + name);
            }
            if (value == null || Boolean.FALSE.equals(value)) {
                continue;
            }
            out.append(' ').append(name);
            if (!Boolean.TRUE.equals(value)) {
                out.append("=\"");
                boolean link = name.equals("href") || name.equals("src") || name.equals("action");
                escape(link ? link(value.toString()) : value.toString());
                out.append('"');
            }
        }
    }

    /** The address itself where it is safe to follow, else {@code #}. */
    static String link(String address) {
        String trimmed = address.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        boolean own =
                (trimmed.startsWith("/") && !trimmed.startsWith("//") && !trimmed.startsWith("/\\"))
                        || trimmed.startsWith("?")
                        || trimmed.startsWith("#");
        return own || lower.startsWith("http://") || lower.startsWith("https://") ? trimmed : "#";
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("left open: " + open);
        }
        return out.toString();
    }
}
