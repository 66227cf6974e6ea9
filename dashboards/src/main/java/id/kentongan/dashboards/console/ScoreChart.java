package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Score over time: the line, the level of each day as a band above it, events as ticks, and
 * election stages as a strip below.
 */
final class ScoreChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 250;
    private static final int LEFT = 34;
    private static final int RIGHT = WIDTH - 62;
    private static final int TOP = 26;
    private static final int BOTTOM = 196;

    private final Words words;
    private final Words.Zone zone;
    private final Instant from;
    private final Instant to;

    private ScoreChart(Words words, Words.Zone zone, Instant from, Instant to) {
        this.words = words;
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    static void draw(
            Html html,
            Ask ask,
            String region,
            List<Risk> history,
            List<Event> events,
            Instant from) {
        new ScoreChart(ask.words(), Names.zone(region), from, ask.at())
                .draw(html, region, history, events);
    }

    private void draw(Html html, String region, List<Risk> history, List<Event> events) {
        html.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                words.of("chart.label", Names.region(region)),
                "data-p",
                points(history));
        axes(html);
        bands(html, history);
        line(html, history);
        ticks(html, events);
        stages(html, history);
        html.empty(
                "line",
                "id",
                "garis",
                "class",
                "cursor",
                "x1",
                0,
                "x2",
                0,
                "y1",
                TOP - 16,
                "y2",
                BOTTOM + 32,
                "visibility",
                "hidden");
        html.close();
        html.open("p", "class", "reading", "id", "nilai", "aria-live", "off");
        if (!history.isEmpty()) {
            html.text(reading(history.get(history.size() - 1)));
        }
        html.close();
    }

    private double x(Instant time) {
        double whole = Math.max(1, Duration.between(from, to).getSeconds());
        return LEFT + (RIGHT - LEFT) * Duration.between(from, time).getSeconds() / whole;
    }

    private static double y(double score) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, Math.min(100, score)) / 100;
    }

    private String reading(Risk risk) {
        return words.time(risk.time(), zone)
                + " · "
                + words.of("rank.score")
                + " "
                + words.score(risk.score())
                + " · "
                + words.of("level." + Mark.of(risk).key())
                + (risk.stage() == null || !words.has("stage." + risk.stage())
                        ? ""
                        : " · " + words.of("stage." + risk.stage()));
    }

    private String points(List<Risk> history) {
        StringBuilder text = new StringBuilder();
        int step = Math.max(1, history.size() / 400);
        for (int i = history.size() - 1; i >= 0; i -= step) {
            Risk risk = history.get(i);
            text.append(Svg.number(x(risk.time()))).append('|').append(reading(risk)).append(';');
        }
        return text.toString();
    }

    private void axes(Html html) {
        for (int score = 0; score <= 100; score += 25) {
            html.empty(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    LEFT,
                    "x2",
                    RIGHT,
                    "y1",
                    Svg.number(y(score)),
                    "y2",
                    Svg.number(y(score)));
            html.tag(
                    "text",
                    score,
                    "x",
                    LEFT - 6,
                    "y",
                    Svg.number(y(score) + 4),
                    "text-anchor",
                    "end");
        }
        Duration whole = Duration.between(from, to);
        for (int i = 0; i <= 4; i++) {
            Instant time = from.plus(whole.multipliedBy(i).dividedBy(4));
            html.tag(
                    "text",
                    words.day(time.atOffset(zone.offset()).toLocalDate()),
                    "x",
                    Svg.number(x(time)),
                    "y",
                    BOTTOM + 16,
                    "text-anchor",
                    i == 0 ? "start" : i == 4 ? "end" : "middle");
        }
    }

    /** Runs of one level as bars above the chart. */
    private void bands(Html html, List<Risk> history) {
        for (int i = 0; i < history.size(); ) {
            Mark mark = Mark.of(history.get(i));
            int end = i;
            while (end + 1 < history.size() && Mark.of(history.get(end + 1)) == mark) {
                end++;
            }
            Instant until = end + 1 < history.size() ? history.get(end + 1).time() : to;
            double x = x(history.get(i).time());
            html.open(
                            "rect",
                            "class",
                            "band f-" + mark.key(),
                            "x",
                            Svg.number(x),
                            "y",
                            TOP - 16,
                            "height",
                            7,
                            "width",
                            Svg.number(Math.max(1, x(until) - x)))
                    .tag("title", words.of("level." + mark.key()))
                    .close();
            i = end + 1;
        }
    }

    private void line(Html html, List<Risk> history) {
        StringBuilder path = new StringBuilder();
        Instant before = null;
        for (Risk risk : history) {
            boolean gap = before == null || Duration.between(before, risk.time()).toDays() > 3;
            path.append(gap ? 'M' : 'L')
                    .append(Svg.number(x(risk.time())))
                    .append(' ')
                    .append(Svg.number(y(risk.score())));
            before = risk.time();
        }
        if (!path.isEmpty()) {
            html.empty("path", "class", "line", "d", path);
        }
    }

    private void ticks(Html html, List<Event> events) {
        for (Event event : events) {
            if (event.severity() > 0 && event.firstKnown().isAfter(from)) {
                html.open(
                                "line",
                                "class",
                                "tick",
                                "x1",
                                Svg.number(x(event.firstKnown())),
                                "x2",
                                Svg.number(x(event.firstKnown())),
                                "y1",
                                BOTTOM,
                                "y2",
                                BOTTOM - 4 - 4 * event.severity())
                        .tag("title", event.headline())
                        .close();
            }
        }
    }

    /** Runs of one election stage as a strip with its name where it fits. */
    private void stages(Html html, List<Risk> history) {
        for (int i = 0; i < history.size(); ) {
            String stage = history.get(i).stage();
            int end = i;
            while (end + 1 < history.size()
                    && java.util.Objects.equals(history.get(end + 1).stage(), stage)) {
                end++;
            }
            Instant until = end + 1 < history.size() ? history.get(end + 1).time() : to;
            if (stage != null && words.has("stage." + stage) && !stage.equals("NONE")) {
                double x = x(history.get(i).time());
                double width = Math.max(1, x(until) - x);
                html.open("g", "class", "stage");
                html.open(
                                "rect",
                                "x",
                                Svg.number(x),
                                "y",
                                BOTTOM + 23,
                                "width",
                                Svg.number(width),
                                "height",
                                16)
                        .tag("title", words.of("stage." + stage))
                        .close();
                if (width > 6 * words.of("stage." + stage).length()) {
                    html.tag(
                            "text",
                            words.of("stage." + stage),
                            "x",
                            Svg.number(x + 4),
                            "y",
                            BOTTOM + 35);
                }
                html.close();
            }
            i = end + 1;
        }
    }
}
