package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.util.List;
import java.util.Map;

/** The surroundings of one region: its own mark, those round it, and where events happened. */
final class LocalMap {

    private LocalMap() {}

    static void draw(
            Html html, Ask ask, Region region, Map<String, Risk> byRegion, List<Event> events) {
        double reach = region.isProvince() ? 3.4 : 1.25;
        double x = MapDrawing.x(region.longitude());
        double y = MapDrawing.y(region.latitude());
        double width = 2 * reach * MapDrawing.SCALE;
        double height = width * 0.62;
        html.open(
                "svg",
                "class",
                "map local",
                "viewBox",
                MapDrawing.viewBox(new double[] {x - width / 2, y - height / 2, width, height}),
                "role",
                "group",
                "aria-label",
                ask.words().of("around.map", region.name()));
        MapDrawing.land(html);
        double unit = width / 260;
        Districts.draw(html, ask.words(), region, events, unit);
        for (Region other : Regions.standard().regencies()) {
            if (Math.abs(other.longitude() - region.longitude()) < reach
                    && Math.abs(other.latitude() - region.latitude()) < reach) {
                Risk risk = byRegion.get(other.code());
                Mark mark = Mark.of(risk);
                html.open(
                        "a",
                        "href",
                        ask.link("/wilayah/" + other.code()),
                        "tabindex",
                        "-1",
                        "data-n",
                        other.name(),
                        "class",
                        "m m-" + mark.key() + (other.code().equals(region.code()) ? " self" : ""),
                        "aria-label",
                        other.name() + ", " + ask.words().of("level." + mark.key()));
                html.empty(
                        "path",
                        "d",
                        mark.path(
                                MapDrawing.x(other.longitude()),
                                MapDrawing.y(other.latitude()),
                                (1.6 + MapDrawing.radius(risk) * 0.75) * unit));
                html.close();
            }
        }
        html.close();
    }
}
