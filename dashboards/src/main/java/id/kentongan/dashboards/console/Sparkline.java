package id.kentongan.dashboards.console;

/** A small line of scores over days. */
final class Sparkline {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 22;

    private Sparkline() {}

    /** Draws {@code scores}, scaled to their own highest or 20, whichever is more. */
    static void draw(Html html, double[] scores, String label) {
        double top = 20;
        for (double score : scores) {
            top = Double.isNaN(score) ? top : Math.max(top, score);
        }
        StringBuilder line = new StringBuilder();
        double lastX = 0;
        double lastY = HEIGHT - 2;
        boolean pen = false;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                pen = false;
                continue;
            }
            lastX = 2 + (WIDTH - 6.0) * i / Math.max(1, scores.length - 1);
            lastY = HEIGHT - 3 - (HEIGHT - 6) * Math.max(0, scores[i]) / top;
            line.append(pen ? 'L' : 'M')
                    .append(Svg.number(lastX))
                    .append(' ')
                    .append(Svg.number(lastY));
            pen = true;
        }
        html.open(
                "svg",
                "class",
                "spark",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "role",
                "img",
                "aria-label",
                label);
        if (!line.isEmpty()) {
            html.empty("path", "d", line)
                    .empty("circle", "cx", Svg.number(lastX), "cy", Svg.number(lastY), "r", "2");
        }
        html.close();
    }
}
