package id.kentongan.dashboards.console;

import id.kentongan.analyzers.finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Text with spans marked. */
final class Highlight {

    private static final int AROUND = 110;

    private Highlight() {}

    private record Span(int start, int end, String role) {}

    /**
     * {@code text} of {@code field} with its evidence marked; each mark says what it stands for.
     */
    static void evidence(
            Html html, Words words, String text, String field, List<Evidence> evidence) {
        List<Span> spans = new ArrayList<>();
        for (Evidence span : evidence) {
            if (span.field().equals(field)
                    && span.start() >= 0
                    && span.end() <= text.length()
                    && span.start() < span.end()) {
                spans.add(new Span(span.start(), span.end(), span.role()));
            }
        }
        spans.sort(
                Comparator.comparingInt(Span::start)
                        .thenComparing(Comparator.comparingInt(Span::end).reversed()));
        int done = 0;
        for (Span span : spans) {
            if (span.start() < done) {
                continue;
            }
            html.text(text.substring(done, span.start()));
            html.open("mark", "class", "ev " + kind(span.role()), "title", role(words, span.role()))
                    .text(text.substring(span.start(), span.end()))
                    .tag("sub", span.role().replace("status:", ""))
                    .close();
            done = span.end();
        }
        html.text(text.substring(done));
    }

    private static String kind(String role) {
        return role.equals("place")
                ? "ev-place"
                : role.startsWith("status:")
                        ? "ev-status"
                        : role.startsWith("ESC")
                                ? "ev-esc"
                                : role.startsWith("DEE") ? "ev-dee" : "ev-ind";
    }

    /** What a role means, in words. */
    static String role(Words words, String role) {
        if (role.equals("place")) {
            return words.of("role.place");
        }
        if (role.startsWith("status:")) {
            return words.of("role.status") + ": " + role.substring(7);
        }
        return role + " " + words.name("indicator.", role);
    }

    /** The part of {@code text} round the first of {@code terms}, with all of them marked. */
    static void snippet(Html html, String text, List<String> terms) {
        String lower = text.toLowerCase(Locale.ROOT);
        int first = -1;
        for (String term : terms) {
            int at = lower.indexOf(term.toLowerCase(Locale.ROOT));
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        int from = Math.max(0, first - AROUND);
        int to = Math.min(text.length(), Math.max(first, 0) + 2 * AROUND);
        html.open("p", "class", "snippet").text(from > 0 ? "… " : "");
        int done = from;
        while (done < to) {
            int next = -1;
            int length = 0;
            for (String term : terms) {
                int at = lower.indexOf(term.toLowerCase(Locale.ROOT), done);
                if (at >= 0 && at < to && (next < 0 || at < next)) {
                    next = at;
                    length = term.length();
                }
            }
            if (next < 0) {
                break;
            }
            html.text(text.substring(done, next));
            int end = Math.min(text.length(), next + length);
            html.tag("mark", text.substring(next, end));
            done = end;
        }
        if (done < to) {
            html.text(text.substring(done, to));
        }
        html.text(to < text.length() ? " …" : "").close();
    }
}
