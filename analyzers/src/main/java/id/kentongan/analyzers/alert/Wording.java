package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Names and dates as all messages write them. */
public final class Wording {

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov",
                    "Des");

    private static final Map<String, String> STAGES =
            Map.ofEntries(
                    Map.entry("PRA", "tahap persiapan pemilihan"),
                    Map.entry("CAL", "tahap pendaftaran calon"),
                    Map.entry("TAP", "tahap penetapan calon"),
                    Map.entry("KAM", "masa kampanye"),
                    Map.entry("TEN", "masa tenang"),
                    Map.entry("PUT", "hari pemungutan suara"),
                    Map.entry("HIT", "tahap penghitungan suara"),
                    Map.entry("HAS", "tahap penetapan hasil"),
                    Map.entry("SEN", "masa sengketa hasil di MK"),
                    Map.entry("PSU", "masa pemungutan suara ulang"),
                    Map.entry("LAN", "tahap pelantikan"));

    private Wording() {}

    /** {@code 2 Mar}. */
    public static String day(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1);
    }

    /** An election stage in words; empty where there is none. */
    public static String stage(String code) {
        return STAGES.getOrDefault(code, "");
    }

    /** {@code Kab. Konawe Selatan}, {@code Kota Kendari}, {@code Provinsi Jambi}. */
    public static String shortName(String code) {
        if (code.equals(Regions.NATIONAL)) {
            return "Indonesia";
        }
        String name = Regions.standard().find(code).map(Region::name).orElse("Wilayah " + code);
        if (code.length() == 2) {
            return name.startsWith("Provinsi") || name.startsWith("Wilayah")
                    ? name
                    : "Provinsi " + name;
        }
        return name.replaceFirst("^Kabupaten ", "Kab. ");
    }
}
