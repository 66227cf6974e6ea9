package id.kentongan.pipeline.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of people or buildings as people type it.
 *
 * @param value the number; of vague words the lowest they mean; null where nothing is stated
 * @param readable false if the cell says something that is no number
 */
record StatedCount(@Nullable Integer value, boolean readable) {

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
                    "sembilan",
                    "sepuluh",
                    "sebelas");

    private static final Map<String, Integer> VAGUE =
            Map.of("belasan", 11, "puluhan", 20, "ratusan", 100, "ribuan", 1000);

    private static final StatedCount NOTHING = new StatedCount(null, true);

    private static final int MOST = 1_000_000;

    static StatedCount read(String cell) {
        String text =
                cell.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("^(?:±|\\+/-|\\+-|kurang lebih|sekitar|kl\\.?)\\s*", "")
                        .replaceAll(
                                "\\s*\\b(?:orang|org|jiwa|korban|rumah|unit|buah|bangunan)\\b\\.?",
                                "")
                        .strip();
        if (text.isEmpty()
                || text.equals("-")
                || text.equals("?")
                || text.equals("belum diketahui")) {
            return NOTHING;
        }
        if (text.equals("nihil") || text.equals("tidak ada") || text.equals("tdk ada")) {
            return new StatedCount(0, true);
        }
        if (NUMERALS.contains(text)) {
            return new StatedCount(NUMERALS.indexOf(text), true);
        }
        Integer vague = VAGUE.get(text);
        if (vague != null) {
            return new StatedCount(vague, true);
        }
        // 1.250 is one thousand two hundred and fifty; 3,0 is three
        String digits =
                text.matches("\\d{1,3}(?:\\.\\d{3})+(?:,0+)?")
                        ? text.replace(".", "").replaceAll(",0+$", "")
                        : text.replaceAll("[.,]0{1,2}$", "");
        if (!digits.matches("\\d{1,7}") || Integer.parseInt(digits) > MOST) {
            return new StatedCount(null, false);
        }
        return new StatedCount(Integer.parseInt(digits), true);
    }
}
