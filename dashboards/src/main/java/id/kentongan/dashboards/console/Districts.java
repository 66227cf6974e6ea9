package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kecamatan of a region as faint dots; those with events as full ones, by their number. */
final class Districts {

    private Districts() {}

    static void draw(Html html, Words words, Region region, List<Event> events, double unit) {
        Map<String, Integer> count = new HashMap<>();
        for (Event event : events) {
            String district = event.district();
            if (event.severity() > 0 && district != null) {
                count.merge(event.region() + "/" + key(district), 1, Integer::sum);
            }
        }
        for (District district : Regions.standard().districts()) {
            boolean mine =
                    region.isProvince()
                            ? district.province().equals(region.code())
                            : district.regency().equals(region.code());
            if (!mine) {
                continue;
            }
            int here = count.getOrDefault(district.regency() + "/" + key(district.name()), 0);
            html.open(
                    "circle",
                    "class",
                    here > 0 ? "district" : "district faint",
                    "cx",
                    Svg.number2(MapDrawing.x(district.longitude())),
                    "cy",
                    Svg.number2(MapDrawing.y(district.latitude())),
                    "r",
                    Svg.number2((here > 0 ? 2.4 + Math.sqrt(here) : 1.6) * unit));
            html.tag(
                    "title",
                    here > 0
                            ? words.of("around.district", district.name(), here)
                            : "Kec. " + district.name());
            html.close();
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^(kecamatan|kec\\.|distrik|kapanewon|kemantren)\\s+", "")
                .strip();
    }
}
