package id.kentongan.dashboards.console;

import java.util.Locale;

/** Numbers of drawings: one decimal, no trailing zero. */
final class Svg {

    private Svg() {}

    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    static String number2(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
