package id.kentongan.pipeline.testing;

import id.kentongan.pipeline.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Invented reports and news, the same for the same seed, with broken and doubled lines among them.
 */
public final class Reports {

    private static final List<String> REGIONS =
            List.of("74.05", "74.02", "62.02", "61.07", "81.71", "91.09", "7405");

    private static final List<String> TEXTS =
            List.of(
                    "Bentrok antarwarga terjadi di Desa Contoh, %d orang luka-luka dan rumah dibakar",
                    "Warga menggelar unjuk rasa damai menolak tambang di Desa Contoh, %d peserta",
                    "Rapat koordinasi tim terpadu membahas potensi konflik, %d peserta hadir",
                    "Massa membakar kantor desa karena menolak hasil pilkades, %d orang ditahan",
                    "Pasar murah digelar di kecamatan, %d kupon dibagikan");

    private static final LocalDate START = LocalDate.of(2025, 3, 1);

    private Reports() {}

    /**
     * {@code count} lines over some forty days, in order of their dates: none is known more than a
     * day before one that stands before it.
     */
    public static List<String> lines(int count, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = START.plusDays(i * 40L / count);
            String line = i % 4 == 3 ? news(i, day, random) : incident(i, day, random);
            lines.add(line);
            if (i % 50 == 7) {
                lines.add(line);
            }
            if (i % 50 == 11) {
                lines.add(line.replace("{\"id\"", "{\"edisi\":2,\"id\"").replace("orang", "warga"));
            }
            if (i % 50 == 13) {
                lines.add("bukan json " + i);
            }
        }
        return lines;
    }

    private static String incident(int i, LocalDate day, Random random) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("id", "lap-" + i);
        report.put("type", "incident");
        report.put("occurredAt", day.toString());
        report.put("reportedAt", day.toString());
        report.put("region", REGIONS.get(random.nextInt(REGIONS.size())));
        report.put("text", text(random));
        report.put("source", Map.of("id", "pos-" + random.nextInt(9), "kind", "official"));
        return Json.line(report);
    }

    private static String news(int i, LocalDate day, Random random) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("id", "berita-" + i);
        article.put("type", "news");
        article.put("publishedAt", day + "T1" + random.nextInt(10) + ":30:00+07:00");
        article.put("outlet", "Koran " + random.nextInt(4));
        article.put("title", "Kabar dari Konawe Selatan");
        article.put("body", "KENDARI - " + text(random) + ", Kabupaten Konawe Selatan.");
        return Json.line(article);
    }

    private static String text(Random random) {
        return String.format(
                Locale.ROOT, TEXTS.get(random.nextInt(TEXTS.size())), 2 + random.nextInt(8));
    }
}
