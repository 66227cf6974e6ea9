package id.kentongan.dashboards.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;

/** What people read, in one language: words, numbers, times. Immutable. */
final class Words {

    static final Words INDONESIAN = new Words("id", ',');
    static final Words ENGLISH = new Words("en", '.');

    private final String language;
    private final char decimal;
    private final Properties words = new Properties();
    private final String[] months;

    private Words(String language, char decimal) {
        this.language = language;
        this.decimal = decimal;
        String resource = "words-" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + resource);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        months = of("months").split(" ");
    }

    /** The words of {@code language}; Indonesian for any other than {@code en}. */
    static Words in(String language) {
        return "en".equals(language) ? ENGLISH : INDONESIAN;
    }

    String language() {
        return language;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    /**
     * The text of {@code key} with {0}, {1}, ... replaced. A missing key is a defect: it throws.
     */
    String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no word for " + key + " in " + language);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text of {@code prefix + code}, or the code itself when there is none. */
    String name(String prefix, String code) {
        return words.getProperty(prefix + code, code);
    }

    /** {@code value} with {@code digits} decimals. */
    String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        if (text.startsWith("-") && text.matches("-[0,.]*")) {
            text = text.substring(1);
        }
        if (decimal == ',') {
            text = text.replace(',', ' ').replace('.', ',').replace(' ', '.');
        }
        return text.replace('-', '−');
    }

    String count(long value) {
        return number(value, 0);
    }

    String percent(double share) {
        return number(share * 100, share < 0.1 ? 1 : 0) + (language.equals("id") ? " %" : "%");
    }

    /** A score as shown: clipped to 0 to 100, one decimal. */
    String score(double score) {
        return number(Math.max(0, Math.min(100, score)), 1);
    }

    /** A signed change, one decimal. */
    String change(double change) {
        return (change > 0.05 ? "+" : "") + number(change, 1);
    }

    String day(LocalDate day) {
        return day.getDayOfMonth() + " " + months[day.getMonthValue() - 1] + " " + day.getYear();
    }

    /** Day and time in a zone, with its name: {@code 27 Nov 2024 14.05 WIB}. */
    String time(Instant time, Zone zone) {
        var local = time.atOffset(zone.offset());
        return day(local.toLocalDate()) + " " + clock(local.getHour(), local.getMinute(), zone);
    }

    private String clock(int hour, int minute, Zone zone) {
        return String.format(
                Locale.ROOT, "%02d%s%02d %s", hour, decimal == ',' ? "." : ":", minute, zone);
    }

    /** The same instant in all three zones. */
    String allZones(Instant time) {
        StringBuilder text = new StringBuilder();
        for (Zone zone : Zone.values()) {
            text.append(text.isEmpty() ? "" : " · ").append(time(time, zone));
        }
        return text.toString();
    }

    /** The three time zones of the country. */
    enum Zone {
        WIB(7),
        WITA(8),
        WIT(9);

        private final ZoneOffset offset;

        Zone(int hours) {
            offset = ZoneOffset.ofHours(hours);
        }

        ZoneOffset offset() {
            return offset;
        }
    }
}
