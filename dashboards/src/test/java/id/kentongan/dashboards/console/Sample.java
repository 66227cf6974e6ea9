package id.kentongan.dashboards.console;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Coverage;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import id.kentongan.dashboards.store.ConsoleStore.Part;
import id.kentongan.dashboards.store.ConsoleStore.PipelineHealth;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.dashboards.store.ConsoleStore.SourceHealth;
import id.kentongan.dashboards.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small invented country: four regions that escalate, one that fell silent, noise elsewhere. */
final class Sample {

    static final Instant END = Instant.parse("2024-12-11T00:00:00Z");
    static final int DAYS = 104;

    private static final String[] HOT = {"62.02", "33.74", "94.02", "53.01"};
    private static final String[] FAMILY = {"LND", "ORM", "ELC", "COM"};
    private static final String[] MAIN = {"LND-02", "ORM-01", "ELC-07", "ELC-11"};

    private Sample() {}

    static MemoryStore store() {
        return new MemoryStore(contents());
    }

    static MemoryStore.Contents contents() {
        Random random = new Random(7);
        List<Risk> risks = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        List<MemoryStore.PartOf> parts = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (Region region : Regions.standard().regencies()) {
            int hot = List.of(HOT).indexOf(region.code());
            if (hot < 0 && random.nextInt(9) == 0) {
                continue;
            }
            double base = random.nextDouble() * random.nextDouble() * 30;
            int level = 0;
            for (int day = 0; day <= DAYS; day++) {
                Instant time = END.minus(Duration.ofDays(DAYS - day));
                double rise = hot < 0 ? 0 : 70.0 / (1 + Math.exp(-(day - 78 + 4 * hot) / 4.0));
                double score = base + 4 * Math.sin(day / 9.0 + base) + rise;
                int now = score > 75 ? 3 : score > 60 ? 2 : score > 34 ? 1 : 0;
                boolean low = region.code().startsWith("95.") && day > 60;
                risks.add(
                        new Risk(
                                time,
                                region.code(),
                                "ALL",
                                score,
                                null,
                                now,
                                low ? "low" : "unknown",
                                hot >= 0 && day > 75 ? 3.2 : 0.1,
                                hot >= 0 ? 5 : 1,
                                2,
                                day < 65 ? "KAM" : day < 89 ? "KAM" : day < 92 ? "TEN" : "HIT"));
                if (now != level) {
                    alerts.add(
                            new Alert(
                                    region.code() + "-ALL-" + day,
                                    time,
                                    region.code(),
                                    "ALL",
                                    level,
                                    now,
                                    "score",
                                    List.of(),
                                    false,
                                    "",
                                    "",
                                    "Turun bila dua hari tenang.",
                                    true));
                    level = now;
                }
            }
            if (hot >= 0) {
                for (String family : FAMILY) {
                    double share = family.equals(FAMILY[hot]) ? 0.8 : 0.2 / 3;
                    risks.add(
                            new Risk(
                                    END,
                                    region.code(),
                                    family,
                                    share * 80,
                                    null,
                                    0,
                                    "unknown",
                                    null,
                                    2,
                                    2,
                                    "HIT"));
                }
                double total =
                        risks.stream()
                                .filter(
                                        r ->
                                                r.region().equals(region.code())
                                                        && r.family().equals("ALL"))
                                .reduce((a, b) -> b)
                                .orElseThrow()
                                .score();
                double[] share = {0.46, 0.21, 0.09, 0.14, 0.06, 0.04};
                String[] name = {
                    "count-1w", "count-8w", "count-26w", "surprise", "neighbours", "stage"
                };
                for (int i = 0; i < share.length; i++) {
                    parts.add(
                            new MemoryStore.PartOf(
                                    region.code(), new Part(END, name[i], total * share[i], "")));
                }
            }
            int count = hot >= 0 ? 9 : random.nextInt(4) == 0 ? 1 : 0;
            for (int i = 0; i < count; i++) {
                String id = "E" + region.code().replace(".", "") + i;
                int day = hot >= 0 ? 64 + 4 * i : 20 + random.nextInt(80);
                Instant time = END.minus(Duration.ofDays(DAYS - day)).plus(Duration.ofHours(3 + i));
                String indicator = hot >= 0 ? MAIN[hot] : "COM-02";
                String text =
                        "Bentrok antara dua kelompok warga pecah di sekitar kebun sawit Desa Karya"
                                + " Baru pada Senin (2/12) malam. Sedikitnya "
                                + (i + 1)
                                + " orang luka. Saksi bernama Budi Karangan, telepon 0812-3456-7890,"
                                + " menyebut massa membawa parang.";
                items.add(
                        new Item(
                                "news-" + id,
                                time,
                                "news",
                                "Harian Karangan",
                                "grup-karangan",
                                "https://contoh.invalid/berita/" + id,
                                "Bentrok di kebun, " + (i + 1) + " warga luka",
                                text,
                                false,
                                "INC",
                                List.of(indicator),
                                2,
                                region.code(),
                                0.87,
                                List.of(
                                        new Evidence("body", 0, 7, indicator),
                                        new Evidence("body", 34, 39, "status:HAPPENED"),
                                        new Evidence(
                                                "body",
                                                text.indexOf("parang"),
                                                text.indexOf("parang") + 6,
                                                "ESC-02")),
                                id,
                                true));
                events.add(
                        new Event(
                                id,
                                time,
                                time.plus(Duration.ofHours(9)),
                                region.code(),
                                indicator.substring(0, 3),
                                List.of(indicator),
                                "INC",
                                hot >= 0 ? 2 + i / 5 : 1,
                                null,
                                null,
                                i + 1,
                                i + 3,
                                2,
                                "Karya Baru",
                                (hot >= 0 ? "Bentrok" : "Tawuran")
                                        + " di "
                                        + Names.brief(region.code()),
                                List.of("news-" + id),
                                true));
            }
            coverage.add(
                    new Coverage(
                            END,
                            region.code(),
                            5.0 + random.nextInt(60),
                            (double) random.nextInt(20),
                            12.0,
                            region.code().startsWith("95.") ? "low" : "unknown"));
        }
        return new MemoryStore.Contents(
                risks,
                parts,
                events,
                items,
                alerts,
                coverage,
                List.of(
                        new SourceHealth(END, "Harian Karangan", 3, 41),
                        new SourceHealth(END, "Kesbangpol Contoh", 31, 0)),
                List.of(new PipelineHealth(END, "kentongan", 0.0, 12.5, 31.0, 4.0, 2.0)),
                List.<Note>of(),
                null);
    }
}
