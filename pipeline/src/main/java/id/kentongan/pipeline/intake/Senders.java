package id.kentongan.pipeline.intake;

import java.util.regex.Pattern;

/** Takes numbers, identity numbers, plates and handles out of what people write. */
final class Senders {

    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.])(?:\\+?62|0)[\\s-]?8(?:[\\s.-]?\\d){7,12}(?!\\d)");

    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)\\d{16}(?!\\d)");

    private static final Pattern HANDLE = Pattern.compile("(?<![\\w.])@[\\p{L}\\p{N}_.]{3,}");

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private static final Pattern PLATE =
            Pattern.compile("\\b[A-Z]{1,2}\\s\\d{1,4}\\s[A-Z]{1,3}\\b");

    private Senders() {}

    static String dropped(String text) {
        String out = MAIL.matcher(text).replaceAll("[surel]");
        out = PHONE.matcher(out).replaceAll("[nomor]");
        out = IDENTITY.matcher(out).replaceAll("[nik]");
        out = HANDLE.matcher(out).replaceAll("[nama]");
        return PLATE.matcher(out).replaceAll("[pelat]");
    }
}
