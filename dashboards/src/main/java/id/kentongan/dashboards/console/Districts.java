package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import java.util.List;

/** Kecamatan with events, as dots. */
final class Districts {

    private Districts() {}

    static void draw(Html html, Words words, Region region, List<Event> events, double unit) {}
}
