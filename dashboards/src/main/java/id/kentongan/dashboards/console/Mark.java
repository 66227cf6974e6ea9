package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Risk;
import org.jspecify.annotations.Nullable;

/**
 * How a region is marked: four levels and missing data. Each has a colour (by its class), a shape
 * and a letter, so that no meaning hangs on colour alone.
 */
enum Mark {
    NORMAL("normal", "N"),
    WASPADA("waspada", "W"),
    SIAGA("siaga", "S"),
    AWAS("awas", "A"),
    MISSING("kurang", "?");

    private final String key;
    private final String letter;

    Mark(String key, String letter) {
        this.key = key;
        this.letter = letter;
    }

    /** Name in style classes, queries and word keys. */
    String key() {
        return key;
    }

    String letter() {
        return letter;
    }

    /** The mark of a level and coverage: silence is not calm. */
    static Mark of(int level, String coverage) {
        if (level == 0 && "low".equals(coverage)) {
            return MISSING;
        }
        return values()[Math.max(0, Math.min(3, level))];
    }

    /** The mark of a region's newest row, or of having none. */
    static Mark of(@Nullable Risk risk) {
        return risk == null ? MISSING : of(risk.level(), risk.coverage());
    }

    /** The mark of a level in frames: -1 none, 4 missing data. */
    static Mark ofFrame(int level) {
        return level < 0 ? MISSING : values()[Math.min(level, 4)];
    }

    /** Order for lists: gravest first, missing data last. */
    int gravity() {
        return this == MISSING ? -1 : ordinal();
    }

    /** Outline of the shape round (x, y) with about the area of a circle of radius r. */
    String path(double x, double y, double r) {
        return switch (this) {
            case NORMAL, MISSING -> circle(x, y, r);
            case WASPADA ->
                    "M"
                            + point(x, y - 1.35 * r)
                            + "L"
                            + point(x + 1.28 * r, y + 0.9 * r)
                            + "L"
                            + point(x - 1.28 * r, y + 0.9 * r)
                            + "Z";
            case SIAGA ->
                    "M"
                            + point(x, y - 1.3 * r)
                            + "L"
                            + point(x + 1.3 * r, y)
                            + "L"
                            + point(x, y + 1.3 * r)
                            + "L"
                            + point(x - 1.3 * r, y)
                            + "Z";
            case AWAS -> star(x, y, 1.5 * r);
        };
    }

    private static String circle(double x, double y, double r) {
        return "M"
                + point(x - r, y)
                + "a"
                + point(r, r)
                + " 0 1 0 "
                + point(2 * r, 0)
                + "a"
                + point(r, r)
                + " 0 1 0 "
                + point(-2 * r, 0)
                + "Z";
    }

    private static String star(double x, double y, double r) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            double angle = Math.PI * i / 8;
            double reach = i % 2 == 0 ? r : 0.72 * r;
            path.append(i == 0 ? "M" : "L")
                    .append(point(x + reach * Math.sin(angle), y - reach * Math.cos(angle)));
        }
        return path.append("Z").toString();
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}
