package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.QuestStore;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * How fast the console is on two years of daily scores of 552 regions and 50,000 events. Not part
 * of the build, for a busy machine would fail it: run it with {@code -Dtest=ConsoleSpeed}.
 */
class ConsoleSpeed {

    private static final Instant END = Instant.parse("2024-12-11T00:00:00Z");
    private static final int DAYS = 730;
    private static final int EVENTS = 50_000;
    private static final int ROUNDS = 100;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void regionPageAndFirstView(@TempDir Path directory) throws Exception {
        int port = LoopbackPorts.free();
        // a store of an earlier run is used again where its directory is named
        String kept = System.getProperty("kentongan.speed.store");
        Path where = kept == null ? directory.resolve("store") : Path.of(kept);
        boolean filled = Files.isDirectory(where);
        try (EmbeddedStore quest = EmbeddedStore.start(where, port)) {
            long rows = filled ? count(quest) : fill(quest);
            try (ConsoleServer server = ConsoleServer.start(0, QuestStore.at(quest.url()))) {
                long view = firstView(server, directory.resolve("profile"));
                List<Long> region = new ArrayList<>();
                Random random = new Random(3);
                List<Region> all = Regions.standard().regencies();
                for (int round = 0; round < ROUNDS + 5; round++) {
                    long took =
                            get(server, "wilayah/" + all.get(random.nextInt(all.size())).code());
                    if (round >= 5) {
                        region.add(took);
                    }
                }
                region.sort(null);
                System.out.printf(
                        "store: %d rows of risk, %d events, %d MB on disk%n",
                        rows, EVENTS, size(where) >> 20);
                System.out.printf("first view in a browser, console just started: %d ms%n", view);
                System.out.printf(
                        "region page: median %d ms, 95th of 100 %d ms, slowest %d ms%n",
                        region.get(ROUNDS / 2),
                        region.get(ROUNDS * 95 / 100),
                        region.get(ROUNDS - 1));
                for (String path : List.of("", "kejadian", "cari?q=kebun%20sawit", "peringatan")) {
                    System.out.printf("/%s: %d ms%n", path, get(server, path));
                }
                assertThat(region.get(ROUNDS * 95 / 100)).isLessThan(300);
                assertThat(view).isLessThan(1500);
            }
        }
    }

    private static long count(EmbeddedStore quest) throws Exception {
        Object rows =
                quest.reader().query("select count() from risk").get(0).values().iterator().next();
        return ((Number) rows).longValue();
    }

    private long get(ConsoleServer server, String path) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** From the click to everything drawn, as the browser itself measures it. */
    private static long firstView(ConsoleServer server, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--window-size=1366,768",
                "--user-data-dir=" + profile);
        ChromeDriver browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                                .usingAnyFreePort()
                                .build(),
                        options);
        try {
            browser.get(server.address());
            return ((Number)
                            browser.executeScript(
                                    "const t = performance.timing;"
                                            + "return t.loadEventEnd - t.navigationStart;"))
                    .longValue();
        } finally {
            browser.quit();
        }
    }

    private static long fill(EmbeddedStore quest) {
        long rows = 0;
        Random random = new Random(1);
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(
                        quest.url(), "none".toCharArray(), "kentongan", "kentongan")) {
            WriteApiBlocking api = client.getWriteApiBlocking();
            Collection<Region> regions = Regions.standard().all();
            List<Region> regencies = Regions.standard().regencies();
            for (int day = 0; day < DAYS; day++) {
                Instant time = END.minus(Duration.ofDays(DAYS - 1 - day));
                List<String> lines = new ArrayList<>();
                for (Region region : regions) {
                    for (String family : List.of("ALL", "LND", "COM")) {
                        lines.add(risk(region, family, time, random));
                    }
                    if (day >= DAYS - 90) {
                        for (String part : List.of("days-1w", "days-8w", "days-52w", "near-1w")) {
                            lines.add(
                                    Point.of(
                                                    Series.RISK_PART,
                                                    Map.of(
                                                            "region",
                                                            region.code(),
                                                            "family",
                                                            "ALL",
                                                            "part",
                                                            part),
                                                    Map.of("value", 5.0, "evidence", "[]"),
                                                    time)
                                            .line());
                        }
                    }
                }
                rows += 3L * regions.size();
                for (int i = day * EVENTS / DAYS; i < (day + 1) * EVENTS / DAYS; i++) {
                    Region region = regencies.get(random.nextInt(regencies.size()));
                    Instant known = time.plus(Duration.ofSeconds(i % 86_400));
                    lines.add(event(i, region, known, random));
                    lines.add(finding(i, region, known));
                }
                api.writeRecords(WritePrecision.MS, lines);
            }
        }
        for (Series series : Series.values()) {
            quest.await(series);
        }
        return rows;
    }

    private static String risk(Region region, String family, Instant time, Random random) {
        double score = 60 * random.nextDouble() * random.nextDouble();
        return Point.of(
                        Series.RISK,
                        Map.of(
                                "region",
                                region.code(),
                                "area",
                                region.isProvince() ? "province" : "kabupaten",
                                "province",
                                region.province(),
                                "name",
                                region.name(),
                                "family",
                                family),
                        Map.of(
                                "score",
                                score,
                                "alert_level",
                                (int) (score / 20),
                                "coverage",
                                "ok",
                                "events",
                                3,
                                "newsrooms",
                                2,
                                "stage",
                                "KAM",
                                "simulated",
                                true),
                        time)
                .line();
    }

    private static String event(int number, Region region, Instant time, Random random) {
        return Point.of(
                        Series.EVENT,
                        Map.of("id", "E" + number, "region", region.code(), "family", "LND"),
                        Map.of(
                                "indicator",
                                "LND-02",
                                "status",
                                "INC",
                                "severity",
                                random.nextInt(4),
                                "newsrooms",
                                2,
                                "headline",
                                "SIMULASI: Sengketa lahan di " + region.name(),
                                "evidence",
                                "[\"n" + number + "\"]",
                                "last_known",
                                time,
                                "simulated",
                                true),
                        time)
                .line();
    }

    private static String finding(int number, Region region, Instant time) {
        return Point.of(
                        Series.FINDING,
                        Map.of("id", "n" + number),
                        Map.of(
                                "status",
                                "INC",
                                "indicators",
                                "LND-02",
                                "severity",
                                2,
                                "region",
                                region.code(),
                                "kind",
                                "news",
                                "source",
                                "harian-karangan",
                                "title",
                                "Sengketa lahan " + number,
                                "text",
                                ("Warga dan perusahaan karangan berselisih tentang batas kebun"
                                                + " sawit. ")
                                        .repeat(30),
                                "json",
                                "{\"evidence\":[]}",
                                "simulated",
                                true),
                        time)
                .line();
    }

    private static long size(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
