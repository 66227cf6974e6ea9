package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The map: every kabupaten/kota as a mark at its centroid, over the shape of the land. */
final class MapDrawing {

    /** Degrees of the left and upper edge, and units of the drawing in a degree. */
    static final double WEST = 94.6;

    static final double NORTH = 6.6;
    static final double SCALE = 21.4;
    static final int WIDTH = 1000;
    static final int HEIGHT = 386;

    /** Parts of the country to look at more closely: x, y, width, height. */
    static final Map<String, double[]> VIEWS = views();

    private static final List<Region> REGENCIES = Regions.standard().regencies();

    private MapDrawing() {}

    private static Map<String, double[]> views() {
        Map<String, double[]> views = new LinkedHashMap<>();
        views.put("indonesia", new double[] {0, 0, WIDTH, HEIGHT});
        views.put("sumatra", box(94.8, 6.2, 109.3, -6.2));
        views.put("jawa", box(104.9, -5.2, 114.7, -9.0));
        views.put("nusra", box(114.2, -6.6, 127.4, -11.2));
        views.put("kalimantan", box(108.2, 4.6, 119.4, -4.9));
        views.put("sulawesi", box(117.8, 5.0, 128.0, -6.6));
        views.put("maluku", box(124.0, 3.0, 135.2, -8.6));
        views.put("papua", box(128.8, 1.2, 141.3, -9.4));
        return views;
    }

    private static double[] box(double west, double north, double east, double south) {
        double width = (east - west) * SCALE;
        double height = (north - south) * SCALE;
        double ratio = (double) WIDTH / HEIGHT;
        double x = x(west);
        double y = y(north);
        if (width / height < ratio) {
            x -= (height * ratio - width) / 2;
            width = height * ratio;
        } else {
            y -= (width / ratio - height) / 2;
            height = width / ratio;
        }
        return new double[] {x, y, width, height};
    }

    static double x(double longitude) {
        return (longitude - WEST) * SCALE;
    }

    static double y(double latitude) {
        return (NORTH - latitude) * SCALE;
    }

    /** Radius of a mark in units: grows with the score, never vanishes. */
    static double radius(@Nullable Risk risk) {
        double score = risk == null ? 0 : Math.max(0, Math.min(100, risk.score()));
        return 2.1 + 5.2 * Math.sqrt(score / 100);
    }

    /** The national map with links to the region pages. */
    static void national(Html html, Ask ask, Map<String, Risk> byRegion, String view) {
        Words words = ask.words();
        double[] box = VIEWS.getOrDefault(view, VIEWS.get("indonesia"));
        double zoom = WIDTH / box[2];
        html.open(
                "svg",
                "id",
                "peta",
                "class",
                "map",
                "viewBox",
                viewBox(box),
                "role",
                "group",
                "aria-label",
                words.of("map.label"));
        land(html);
        List<Region> order = new ArrayList<>(REGENCIES);
        order.sort(
                Comparator.<Region>comparingInt(
                                region -> Mark.of(byRegion.get(region.code())).gravity())
                        .thenComparingDouble(region -> radius(byRegion.get(region.code()))));
        html.open("g", "id", "titik");
        for (Region region : order) {
            if (!ask.store().sees(region.code())) {
                continue;
            }
            Risk risk = byRegion.get(region.code());
            dot(html, ask, region, risk, Mark.of(risk), radius(risk) / Math.sqrt(zoom));
        }
        html.close(2);
    }

    /** The shape of the land behind the marks. */
    static void land(Html html) {
        html.empty("path", "class", "land", "d", LandShape.path(), "aria-hidden", "true");
    }

    private static void dot(
            Html html, Ask ask, Region region, @Nullable Risk risk, Mark mark, double radius) {
        Words words = ask.words();
        String score = risk == null ? "–" : words.score(risk.score());
        html.open(
                "a",
                "href",
                ask.link("/wilayah/" + region.code()),
                "tabindex",
                "-1",
                "class",
                "m m-" + mark.key(),
                "data-r",
                region.code(),
                "data-n",
                region.name(),
                "data-s",
                score,
                "aria-label",
                region.name() + ", " + words.of("level." + mark.key()) + ", " + score);
        html.empty("path", "d", mark.path(x(region.longitude()), y(region.latitude()), radius));
        html.close();
    }

    static String viewBox(double[] box) {
        return Svg.number(box[0])
                + " "
                + Svg.number(box[1])
                + " "
                + Svg.number(box[2])
                + " "
                + Svg.number(box[3]);
    }

    /** What shapes and colours mean. */
    static void legend(Html html, Words words) {
        html.open("ul", "class", "legend", "aria-label", words.of("legend"));
        for (Mark mark :
                new Mark[] {Mark.AWAS, Mark.SIAGA, Mark.WASPADA, Mark.NORMAL, Mark.MISSING}) {
            html.open("li", "class", "m-" + mark.key())
                    .open(
                            "svg",
                            "viewBox",
                            "0 0 16 16",
                            "width",
                            "14",
                            "height",
                            "14",
                            "aria-hidden",
                            "true")
                    .empty("path", "d", mark.path(8, 8, 4.8))
                    .close()
                    .text(words.of("level." + mark.key()))
                    .close();
        }
        html.open("li", "class", "note").text(words.of("legend.size")).close();
        html.close();
    }
}
