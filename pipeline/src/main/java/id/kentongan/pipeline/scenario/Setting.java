package id.kentongan.pipeline.scenario;

import id.kentongan.analyzers.region.Region;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One occurrence: where, when, who and how many, the same for everyone who tells of it.
 *
 * @param region where it happens
 * @param time when, in local time
 * @param bound the values its sentences use
 */
record Setting(Region region, OffsetDateTime time, Map<String, String> bound) {

    private static final List<String> WEEKDAYS =
            List.of("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu");
    private static final List<String> MONTHS =
            List.of(
                    "Januari",
                    "Februari",
                    "Maret",
                    "April",
                    "Mei",
                    "Juni",
                    "Juli",
                    "Agustus",
                    "September",
                    "Oktober",
                    "November",
                    "Desember");
    private static final List<String> NUMERALS =
            List.of(
                    "nol",
                    "satu",
                    "dua",
                    "tiga",
                    "empat",
                    "lima",
                    "enam",
                    "tujuh",
                    "delapan",
                    "sembilan");

    /** An occurrence in {@code region} on {@code day} with people and places drawn anew. */
    static Setting draw(Region region, LocalDate day, Grammar grammar, Places places, Dice dice) {
        Map<String, String> bound = new HashMap<>();
        for (String once : List.of("perusahaan", "silat", "klub")) {
            bound.put(once, grammar.expand("{" + once + "}", Map.of(), dice));
        }
        bound.put("pt", bound.get("perusahaan"));
        bound.put("ormas", grammar.expand("{ormas}", Map.of(), dice));
        String other = bound.get("ormas");
        while (other.equals(bound.get("ormas"))) {
            other = grammar.expand("{ormas}", Map.of(), dice);
        }
        bound.put("ormas2", other);
        bound.put("desa", village(grammar, dice));
        String second = bound.get("desa");
        while (second.equals(bound.get("desa"))) {
            second = village(grammar, dice);
        }
        bound.put("desa2", second);
        bound.put("kec", places.kecamatan(region, dice));
        bound.put("paslon", "0" + dice.between(1, 3));
        return at(region, day, bound, places, dice);
    }

    /** The same people and places {@code day}, with that day's hour and figures. */
    Setting on(LocalDate day, Places places, Dice dice) {
        return at(region, day, new HashMap<>(bound), places, dice);
    }

    private static Setting at(
            Region region, LocalDate day, Map<String, String> bound, Places places, Dice dice) {
        OffsetDateTime time =
                OffsetDateTime.of(
                        day,
                        LocalTime.of(dice.between(6, 20), 5 * dice.below(12)),
                        ZoneOffset.of(region.zone().offset()));
        String name = Places.shortName(region);
        boolean kota = Places.isKota(region);
        bound.put("kab", (kota ? "Kota " : "Kabupaten ") + name);
        bound.put("nama", name);
        bound.put("kepala", (kota ? "Wali Kota " : "Bupati ") + name);
        bound.put("prov", places.provinceName(region));
        bound.put("ibukota", places.capital(region.province()));
        bound.put("IBUKOTA", Places.upper(places.capital(region.province())));
        bound.put("DATELINE", Places.upper(name));
        bound.put("kab2", "Kabupaten " + Places.shortName(places.any(dice)));
        bound.put("zona", region.zone().name());
        bound.put("hari", date(day, dice));
        bound.put("jam", String.format(Locale.ROOT, "%02d.%02d", time.getHour(), time.getMinute()));
        bound.put("waktu", partOfDay(time.getHour()));
        bound.put("tewas", numeral(dice.between(1, 3)));
        bound.put("luka", numeral(dice.between(4, 14)));
        bound.put("rumah", numeral(dice.between(3, 9)));
        bound.put("motor", numeral(dice.between(2, 9)));
        bound.put("ngungsi", Integer.toString(10 * dice.between(6, 25)));
        return new Setting(region, time, bound);
    }

    private static String village(Grammar grammar, Dice dice) {
        return grammar.expand("{desa.depan} {desa.belakang}", Map.of(), dice);
    }

    private static String date(LocalDate day, Dice dice) {
        String weekday = WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
        return switch (dice.below(4)) {
            case 0 ->
                    weekday
                            + ", "
                            + day.getDayOfMonth()
                            + " "
                            + MONTHS.get(day.getMonthValue() - 1)
                            + " "
                            + day.getYear();
            case 1 ->
                    String.format(
                            Locale.ROOT,
                            "%s (%02d/%02d/%d)",
                            weekday,
                            day.getDayOfMonth(),
                            day.getMonthValue(),
                            day.getYear());
            default ->
                    weekday
                            + " ("
                            + day.getDayOfMonth()
                            + "/"
                            + day.getMonthValue()
                            + "/"
                            + day.getYear()
                            + ")";
        };
    }

    private static String partOfDay(int hour) {
        if (hour < 11) {
            return "pagi";
        }
        if (hour < 15) {
            return "siang";
        }
        return hour < 18 ? "sore" : "malam";
    }

    private static String numeral(int value) {
        return value < NUMERALS.size() ? NUMERALS.get(value) : Integer.toString(value);
    }

    /** The figure bound to {@code name}, as a number. */
    int figure(String name) {
        String value = bound.getOrDefault(name, "0");
        int index = NUMERALS.indexOf(value);
        return index >= 0 ? index : Integer.parseInt(value);
    }
}
