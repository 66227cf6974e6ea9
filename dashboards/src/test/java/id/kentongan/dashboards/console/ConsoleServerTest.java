package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import id.kentongan.dashboards.store.MemoryStore;
import id.kentongan.dashboards.store.StoreUnavailable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleServerTest {

    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private static final String[] VIEWS = {
        "/",
        "/wilayah/62.02",
        "/wilayah/62",
        "/kejadian",
        "/kejadian/E62020",
        "/peringatan",
        "/baru",
        "/kesehatan",
        "/evaluasi",
        "/cari?q=sawit",
        "/laporan?id=news-E62020",
        "/?at=2024-11-20",
        "/?keluarga=LND&provinsi=62",
        "/peringatan?lihat=semua"
    };

    private final HttpClient http = HttpClient.newHttpClient();

    static String[] views() {
        return VIEWS;
    }

    @Test
    void everyViewOfAnExerciseIsMarked() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            for (String view : VIEWS) {
                HttpResponse<String> page = get(server, view);
                assertThat(page.statusCode()).as(view).isEqualTo(200);
                assertThat(page.body()).as(view).contains("id=\"simulasi\"", "SIMULASI");
            }
            for (String file : List.of("wilayah", "kejadian", "peringatan", "sumber", "cakupan")) {
                HttpResponse<String> csv = get(server, "/csv/" + file);
                assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                        .contains("SIMULASI");
                assertThat(csv.body().lines().skip(1)).allMatch(line -> line.endsWith("SIMULASI"));
            }
            for (String api : List.of("regions", "frames", "events", "alerts", "pulse")) {
                JsonNode answer = new ObjectMapper().readTree(get(server, "/api/v1/" + api).body());
                assertThat(answer.path("simulated").asBoolean()).as(api).isTrue();
            }
        }
    }

    @Test
    void realDataCarriesNoMark() throws Exception {
        MemoryStore.Contents sample = Sample.contents();
        ConsoleStore real =
                new MemoryStore(
                        new MemoryStore.Contents(
                                sample.risks(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null));
        try (ConsoleServer server = ConsoleServer.start(0, real)) {
            assertThat(get(server, "/").body()).doesNotContain("SIMULASI");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void markupInDataStaysTextInEveryView(String language) throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, hostile())) {
            List<String> views = new ArrayList<>(List.of(VIEWS));
            views.addAll(
                    List.of(
                            "/cari?q=" + encoded(EVIL),
                            "/wilayah/" + encoded("<img src=x onerror=alert(3)>"),
                            "/kejadian/" + encoded("<svg onload=alert(4)>"),
                            "/laporan?id=" + encoded(EVIL),
                            "/peringatan?id=" + encoded(EVIL),
                            "/?nama=" + encoded(EVIL) + "&peta=" + encoded(EVIL),
                            "/kejadian?dari=" + encoded(EVIL) + "&wilayah=" + encoded(EVIL)));
            for (String view : views) {
                String page =
                        get(server, view + (view.contains("?") ? "&" : "?") + "lang=" + language)
                                .body();
                assertHarmless(view, Jsoup.parse(page));
            }
            assertThat(get(server, "/kejadian/E62020").body()).contains("&lt;script&gt;alert(1)");
        }
    }

    private static void assertHarmless(String view, Document page) {
        assertThat(page.select("script").eachAttr("src"))
                .as(view)
                .hasSize(1)
                .allMatch(source -> source.startsWith("/aset/konsol.js"));
        assertThat(page.select("script").eachText()).as(view).isEmpty();
        assertThat(page.select("img, iframe, object, embed, b > img")).as(view).isEmpty();
        for (Element element : page.getAllElements()) {
            element.attributes()
                    .forEach(
                            attribute -> {
                                assertThat(attribute.getKey()).as(view).doesNotStartWith("on");
                                if (List.of("href", "src", "action").contains(attribute.getKey())) {
                                    assertThat(attribute.getValue())
                                            .as(view)
                                            .matches("(?s)(/|[?#]|https?://).*")
                                            .doesNotStartWith("//");
                                }
                            });
        }
    }

    /** The sample with markup wherever text can come from outside. */
    private static MemoryStore hostile() {
        MemoryStore.Contents sample = Sample.contents();
        return new MemoryStore(
                new MemoryStore.Contents(
                        sample.risks(),
                        sample.parts().stream()
                                .map(
                                        part ->
                                                new MemoryStore.PartOf(
                                                        part.region(),
                                                        new ConsoleStore.Part(
                                                                part.part().time(), EVIL,
                                                                part.part().points(), EVIL)))
                                .toList(),
                        sample.events().stream()
                                .map(
                                        event ->
                                                new ConsoleStore.Event(
                                                        event.id(),
                                                        event.firstKnown(),
                                                        event.lastKnown(),
                                                        event.region(),
                                                        event.family(),
                                                        List.of(EVIL),
                                                        EVIL,
                                                        event.severity(),
                                                        null,
                                                        null,
                                                        1,
                                                        2,
                                                        1,
                                                        EVIL,
                                                        EVIL,
                                                        event.items(),
                                                        true))
                                .toList(),
                        sample.items().stream()
                                .map(
                                        item ->
                                                new ConsoleStore.Item(
                                                        item.id(),
                                                        item.known(),
                                                        "news",
                                                        EVIL,
                                                        EVIL,
                                                        "javascript:alert(1)",
                                                        EVIL,
                                                        EVIL + " sawit " + item.text(),
                                                        false,
                                                        EVIL,
                                                        List.of(EVIL),
                                                        2,
                                                        item.region(),
                                                        0.5,
                                                        List.of(new Evidence("body", 0, 9, EVIL)),
                                                        item.eventId(),
                                                        true))
                                .toList(),
                        sample.alerts().stream()
                                .map(
                                        alert ->
                                                new ConsoleStore.Alert(
                                                        alert.id(),
                                                        alert.time(),
                                                        alert.region(),
                                                        EVIL,
                                                        alert.from(),
                                                        alert.to(),
                                                        EVIL,
                                                        List.of(EVIL),
                                                        false,
                                                        EVIL,
                                                        EVIL,
                                                        EVIL,
                                                        true))
                                .toList(),
                        sample.coverage().stream()
                                .map(
                                        row ->
                                                new ConsoleStore.Coverage(
                                                        row.time(),
                                                        row.region(),
                                                        1.0,
                                                        2.0,
                                                        3.0,
                                                        EVIL))
                                .toList(),
                        List.of(new ConsoleStore.SourceHealth(Sample.END, EVIL, 3, 1)),
                        List.of(
                                new ConsoleStore.PipelineHealth(
                                        Sample.END, EVIL, 0.0, 0.0, 0.0, 0.0, 0.0)),
                        List.of(
                                new ConsoleStore.Note(
                                        Sample.END, "E62020", EVIL, EVIL, EVIL, EVIL)),
                        "{\"" + EVIL.replace("\"", "\\\"") + "\":\"<b>\"}"));
    }

    @Test
    void saysThatEveryLevelIsUnknownOnceTheSystemGivesNoSign() throws Exception {
        assertThat(said(Sample.END.plusSeconds(9 * 60))).doesNotContain("id=\"berhenti\"");
        assertThat(said(Sample.END.plusSeconds(11 * 60)))
                .contains("id=\"berhenti\"", "tingkat semua wilayah tidak diketahui");
    }

    @Test
    void besideAJobThatNeverGaveASignNoLevelIsKnown() throws Exception {
        ConsoleOptions showing = ConsoleOptions.showing().with(new Remembering(), () -> Sample.END);

        assertThat(said(showing, List.of())).doesNotContain("id=\"berhenti\"");
        assertThat(said(showing.beside(Routing.standard()), List.of()))
                .contains("id=\"berhenti\"", "Belum ada tanda hidup");
        assertThat(said(showing.beside(Routing.standard()), Sample.contents().pipeline()))
                .doesNotContain("id=\"berhenti\"");
    }

    @Test
    void anExerciseInTheStoreOfARunningJobDoesNotHideThatTheJobHasStopped() throws Exception {
        ConsoleOptions later =
                ConsoleOptions.showing()
                        .with(new Remembering(), () -> Sample.END.plusSeconds(11 * 60));
        for (boolean live : List.of(false, true)) {
            try (ConsoleServer server =
                    ConsoleServer.start(
                            0, Sample.store(), live ? later.beside(Routing.standard()) : later)) {
                assertThat(get(server, "/").body().contains("id=\"berhenti\"")).isEqualTo(live);
                assertThat(get(server, "/api/v1/pulse").body()).contains("\"stopped\":" + live);
            }
        }
    }

    /** The home page of a store without anything invented, as it is at {@code now}. */
    private String said(Instant now) throws Exception {
        return said(
                ConsoleOptions.showing().with(new Remembering(), () -> now),
                Sample.contents().pipeline());
    }

    private String said(ConsoleOptions options, List<ConsoleStore.PipelineHealth> signs)
            throws Exception {
        MemoryStore.Contents sample = Sample.contents();
        MemoryStore real =
                new MemoryStore(
                        new MemoryStore.Contents(
                                sample.risks(),
                                sample.parts(),
                                List.of(),
                                List.of(),
                                List.of(),
                                sample.coverage(),
                                sample.sources(),
                                signs,
                                List.of(),
                                null));
        try (ConsoleServer server = ConsoleServer.start(0, real, options)) {
            return get(server, "/").body();
        }
    }

    @Test
    void nothingMayRunOrComeFromElsewhere() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            HttpResponse<String> page = get(server, "/");
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.body()).doesNotContainPattern("(src|href)=\"https?://(?!127)");
        }
    }

    @Test
    void answersOnlyToItsOwnNames() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store());
                java.net.Socket socket =
                        new java.net.Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: rebound.invalid\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Kotawaringin");
        }
    }

    @Test
    void unknownThingsAreSaidClearly() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            for (String path : List.of("/wilayah/99.99", "/kejadian/none", "/laporan?id=x", "/x")) {
                HttpResponse<String> page = get(server, path);
                assertThat(page.statusCode()).as(path).isEqualTo(404);
                assertThat(page.body()).as(path).contains("class=\"statement\"", "<h1>");
            }
            assertThat(get(server, "/api/v1/regions/99.99").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aProvinceNamesWhoHasNotReported() throws Exception {
        ConsoleStore sample = Sample.store();
        int reported =
                (int)
                        sample.coverage(Sample.END).stream()
                                .filter(row -> row.region().startsWith("62."))
                                .filter(row -> row.items7d() != null && row.items7d() > 0)
                                .count();
        try (ConsoleServer server = ConsoleServer.start(0, sample)) {
            Document page = Jsoup.parse(get(server, "/wilayah/62").body());
            assertThat(page.select("section:has(#cakupan)").text())
                    .contains(reported + " dari 14 kabupaten/kota");
            assertThat(page.select("section:has(#cakupan) li")).hasSize(14 - reported);
            assertThat(get(server, "/wilayah/62.02").body()).doesNotContain("kabupaten/kota.");
        }
        try (ConsoleServer server =
                ConsoleServer.start(0, new MemoryStore(MemoryStore.Contents.EMPTY))) {
            Document page = Jsoup.parse(get(server, "/wilayah/62").body());
            assertThat(page.select("section:has(#cakupan)").text())
                    .contains("0 dari 14 kabupaten/kota", "Belum melapor", "belum pernah");
            assertThat(page.select("section:has(#cakupan) li a").eachText())
                    .hasSize(14)
                    .contains("Kab. Katingan");
        }
    }

    @Test
    void aScoreWithoutAnyReportIsNoReport() throws Exception {
        MemoryStore.Contents sample = Sample.contents();
        MemoryStore.Contents scored =
                new MemoryStore.Contents(
                        sample.risks(),
                        sample.parts(),
                        sample.events(),
                        sample.items(),
                        sample.alerts(),
                        List.of(),
                        sample.sources(),
                        sample.pipeline(),
                        sample.notes(),
                        null);
        try (ConsoleServer server = ConsoleServer.start(0, new MemoryStore(scored))) {
            Document page = Jsoup.parse(get(server, "/wilayah/62").body());
            assertThat(page.select("section:has(#cakupan)").text())
                    .contains("0 dari 14 kabupaten/kota", "belum pernah");
        }
    }

    @Test
    void anEmptyStoreSaysSo() throws Exception {
        ConsoleStore empty = new MemoryStore(MemoryStore.Contents.EMPTY);
        try (ConsoleServer server = ConsoleServer.start(0, empty)) {
            for (String path : List.of("/", "/kejadian", "/peringatan", "/kesehatan", "/baru")) {
                HttpResponse<String> page = get(server, path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).contains("Belum ada data");
            }
            assertThat(get(server, "/wilayah/62.02").body()).contains("Sunyi bukan berarti aman");
            assertThat(get(server, "/api/v1/frames").statusCode()).isEqualTo(200);
            assertThat(get(server, "/csv/wilayah").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStoreThatGoesAwayIsSaidAndComesBack() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        ConsoleStore sample = Sample.store();
        ConsoleStore shaky =
                (ConsoleStore)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {ConsoleStore.class},
                                (proxy, method, arguments) -> {
                                    if (away.get()) {
                                        throw new StoreUnavailable("gone", null);
                                    }
                                    return method.invoke(sample, arguments);
                                });
        try (ConsoleServer server = ConsoleServer.start(0, shaky)) {
            away.set(true);
            HttpResponse<String> page = get(server, "/wilayah/62.02");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("data-state=\"away\"", "tidak terjangkau");
            assertThat(get(server, "/api/v1/pulse").statusCode()).isEqualTo(503);
            away.set(false);
            assertThat(get(server, "/wilayah/62.02").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void officialListsStandBesideTheScoreWithAMarkWhereTheyDisagree() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            JsonNode priors =
                    new ObjectMapper()
                            .readTree(get(server, "/api/v1/regions/62.02").body())
                            .path("priors");

            assertThat(priors.findValuesAsText("list")).contains("IKP 2024");
            assertThat(priors.get(0).path("region").asText()).isEqualTo("62");
            assertThat(priors.get(0).path("category").asText()).isEqualTo("rendah");
            assertThat(priors.get(0).path("disagreement").asText()).isEqualTo("score-higher");
            assertThat(get(server, "/wilayah/62.02").body())
                    .contains("IKP 2024 (provinsi)", "18,8, rendah")
                    .contains("skor lebih tinggi daripada daftar");
        }
    }

    @Test
    void theBreakdownAddsUpToTheScore() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            JsonNode region =
                    new ObjectMapper().readTree(get(server, "/api/v1/regions/62.02").body());
            double sum = 0;
            for (JsonNode part : region.path("parts")) {
                sum += part.path("points").asDouble();
            }
            JsonNode history = region.path("history");
            assertThat(sum)
                    .isCloseTo(
                            history.get(history.size() - 1).path("score").asDouble(),
                            org.assertj.core.data.Offset.offset(0.1));
            assertThat(get(server, "/wilayah/62.02").body())
                    .contains("Jumlah bagian sama dengan skor");
        }
    }

    @Test
    void silenceIsNotShownAsCalm() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            Matcher badge =
                    Pattern.compile("class=\"state\"><span class=\"badge b-([a-z]+)\"")
                            .matcher(get(server, "/wilayah/95.01").body());
            assertThat(badge.find()).isTrue();
            assertThat(badge.group(1)).isEqualTo("kurang");
        }
    }

    @Test
    void personalDataIsMaskedInPagesAndApi() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            for (String path :
                    List.of(
                            "/kejadian/E62020",
                            "/laporan?id=news-E62020",
                            "/cari?q=sawit",
                            "/api/v1/search?q=sawit",
                            "/api/v1/events/E62020")) {
                assertThat(get(server, path).body())
                        .as(path)
                        .contains("▒")
                        .doesNotContain("Budi Karangan", "0812-3456-7890");
            }
        }
    }

    @Test
    void saysOfAnUnrelatedArticleThatOnlyItsBeginningIsKept() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, unrelated("https://contoh.invalid/1"))) {
            Document item = Jsoup.parse(get(server, "/laporan?id=n").body());

            assertThat(item.select("p.body").text()).endsWith("sawit raya …");
            assertThat(item.select("p.body mark").eachText())
                    .as("evidence behind the beginning is in no mark")
                    .containsExactly("panenplace");
            assertThat(item.select("p.body + p.muted").text())
                    .isEqualTo(
                            "Hanya awal teks yang disimpan; artikel ini dinilai tidak terkait."
                                    + " buka sumber");
            assertThat(item.select("p.body + p.muted a").attr("href"))
                    .isEqualTo("https://contoh.invalid/1");
            Document found = Jsoup.parse(get(server, "/cari?q=sawit&lang=en").body());
            assertThat(found.select(".results").text()).contains("Only the beginning of the text");
            assertThat(get(server, "/api/v1/search?q=sawit").body()).contains("\"beginning\":true");
        }
        try (ConsoleServer server = ConsoleServer.start(0, unrelated("javascript:alert(1)"))) {
            Document item = Jsoup.parse(get(server, "/laporan?id=n").body());

            assertThat(item.select("p.body + p.muted").text()).endsWith("tidak terkait.");
            assertThat(item.select("article a")).isEmpty();
        }
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            assertThat(get(server, "/laporan?id=news-E62020").body()).doesNotContain("Hanya awal");
        }
    }

    /** A store of one article, of which only the beginning is kept. */
    private static ConsoleStore unrelated(String url) {
        String text = "Warga panen sawit raya …";
        ConsoleStore.Item item =
                new ConsoleStore.Item(
                        "n",
                        Sample.END.minusSeconds(60),
                        "news",
                        "koran",
                        null,
                        url,
                        "Panen",
                        text,
                        true,
                        "NON",
                        List.of(),
                        0,
                        "62.02",
                        0.9,
                        List.of(
                                new Evidence("body", 6, 11, "place"),
                                new Evidence("body", 18, 24, "place"),
                                new Evidence("body", 20, 24, "LND-01"),
                                new Evidence("body", 900, 905, "status:HAPPENED")),
                        null,
                        false);
        MemoryStore.Contents sample = Sample.contents();
        return new MemoryStore(
                new MemoryStore.Contents(
                        sample.risks(),
                        List.of(),
                        List.of(),
                        List.of(item),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    @Test
    void showsADayAsItWasKnownThen() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            String then = get(server, "/wilayah/62.02?at=2024-10-01").body();
            assertThat(then).contains("Keadaan pada 1 Okt 2024", "b-normal");
            assertThat(then).doesNotContain("b-awas");
            assertThat(get(server, "/wilayah/62.02").body()).contains("b-awas");
        }
    }

    @Test
    void opensAReplayDirectoryBesideTheLiveStore(@TempDir Path directory) throws Exception {
        Path replay = Files.createDirectories(directory.resolve("uji"));
        Files.writeString(
                replay.resolve("scores.csv"),
                "time,region,score,probability,alert_level,coverage\n"
                        + "2001-05-01T00:00:00Z,62.02,71.2500,,2,ok\n");
        Files.writeString(replay.resolve("events.jsonl"), "");
        ConsoleOptions options = ConsoleOptions.showing().withReplays(directory);
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store(), options)) {
            assertThat(get(server, "/").body()).contains("Putar ulang: uji");
            String page = get(server, "/?sumber=uji").body();
            assertThat(page).contains("71,3", "1 Mei 2001", "b-siaga").doesNotContain("SIMULASI");
            assertThat(get(server, "/?sumber=../uji").body()).doesNotContain("1 Mei 2001");
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ConsoleServer.start(taken.getLocalPort(), Sample.store()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void csvNeverRunsAsAFormula() {
        assertThat(Csv.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(Csv.cell("@x")).isEqualTo("'@x");
        assertThat(Csv.cell(-1.5)).isEqualTo("-1.5");
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
    }

    /** A desk that remembers. */
    private static final class Remembering implements Desk {
        private final List<Ack> acks = new ArrayList<>();
        private final List<Review> reviews = new ArrayList<>();

        @Override
        public void acknowledge(Ack ack) {
            acks.add(ack);
        }

        @Override
        public void review(Review review) {
            reviews.add(review);
        }
    }

    @Test
    void decisionsReachTheDeskAndOnlyFromItsOwnPages() throws Exception {
        Remembering desk = new Remembering();
        Instant now = Instant.parse("2024-12-11T01:02:03Z");
        ConsoleOptions options = ConsoleOptions.showing().with(desk, () -> now);
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store(), options)) {
            Matcher token =
                    Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"")
                            .matcher(get(server, "/kejadian/E62020").body());
            assertThat(token.find()).isTrue();
            Map<String, String> form =
                    Map.of(
                            "token", token.group(1),
                            "office", "Kesbangpol Contoh",
                            "reason", "dicek camat",
                            "region", "62.02",
                            "eventId", "E62020",
                            "alertId", "62.02-ALL-78",
                            "back", "/kejadian/E62020");
            assertThat(send(server, form, "action", "CONFIRM", null)).isEqualTo(303);
            assertThat(send(server, form, "action", "ACK", null)).isEqualTo(303);
            assertThat(send(server, form, "action", "OUTCOME:BENAR", null)).isEqualTo(303);
            assertThat(send(server, form, "action", "LOWER:WASPADA", null)).isEqualTo(303);
            assertThat(send(server, form, "action", "NONSENSE", null)).isEqualTo(303);
            assertThat(send(server, form, "token", "0", null)).isEqualTo(403);
            assertThat(send(server, form, "action", "ACK", "https://evil.invalid")).isEqualTo(403);

            assertThat(desk.acks).hasSize(1);
            assertThat(desk.acks.get(0).alertId()).isEqualTo("62.02-ALL-78");
            assertThat(desk.reviews.stream().map(Review::action).toList())
                    .containsExactly(
                            Review.Action.CONFIRM, Review.Action.OUTCOME, Review.Action.LOWER);
            assertThat(desk.reviews.get(0).time()).isEqualTo(now);
        }
    }

    @Test
    void anAlertThatOneOfficeHasAnsweredCanBeAnsweredForTheNext() throws Exception {
        MemoryStore.Contents sample = Sample.contents();
        String alert =
                sample.alerts().stream()
                        .filter(one -> one.to() == 3)
                        .findFirst()
                        .orElseThrow()
                        .id();
        MemoryStore.Contents answered =
                new MemoryStore.Contents(
                        sample.risks(),
                        sample.parts(),
                        sample.events(),
                        sample.items(),
                        sample.alerts(),
                        sample.coverage(),
                        sample.sources(),
                        sample.pipeline(),
                        List.of(new Note(Sample.END, alert, "ack", "konsel", "phone", "")),
                        null);
        ConsoleOptions options = ConsoleOptions.showing().with(new Remembering(), () -> Sample.END);
        try (ConsoleServer server = ConsoleServer.start(0, new MemoryStore(answered), options)) {
            Document page = Jsoup.parse(get(server, "/peringatan?id=" + alert).body());

            assertThat(page.select("[data-alert=" + alert + "] .pill.done")).isNotEmpty();
            assertThat(page.select("[data-alert=" + alert + "] button[value=ACK]")).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "0, 1, 'untuk diketahui, tanpa jawaban', 0",
        "1, 2, belum diterima, 1",
        "2, 3, belum diterima, 1",
        "3, 2, '', 1",
        "2, 1, 'untuk diketahui, tanpa jawaban', 0",
        "2, 0, 'untuk diketahui, tanpa jawaban', 0"
    })
    void whatNobodyHasToAnswerIsNotCalledUnanswered(int from, int to, String pill, int buttons)
            throws Exception {
        MemoryStore.Contents sample = Sample.contents();
        MemoryStore.Contents one =
                new MemoryStore.Contents(
                        sample.risks(),
                        sample.parts(),
                        sample.events(),
                        sample.items(),
                        List.of(
                                new Alert(
                                        "62.02-LND-x",
                                        Sample.END,
                                        "62.02",
                                        "LND",
                                        from,
                                        to,
                                        "heat",
                                        List.of(),
                                        false,
                                        "",
                                        "",
                                        "",
                                        true)),
                        sample.coverage(),
                        sample.sources(),
                        sample.pipeline(),
                        List.of(),
                        null);
        ConsoleOptions options = ConsoleOptions.showing().with(new Remembering(), () -> Sample.END);
        try (ConsoleServer server = ConsoleServer.start(0, new MemoryStore(one), options)) {
            Document page = Jsoup.parse(get(server, "/peringatan?id=62.02-LND-x").body());

            assertThat(page.select("[data-alert] .pill").text()).isEqualTo(pill);
            assertThat(page.select("[data-alert] button[value=ACK]")).hasSize(buttons);
        }
    }

    @Test
    void whoDecidesWithoutTheRightIsToldAndTheJobHearsOfIt() throws Exception {
        Remembering desk = new Remembering();
        ConsoleOptions options =
                ConsoleOptions.showing().with(desk, () -> Sample.END).beside(Routing.standard());
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store(), options)) {
            Matcher token =
                    Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"")
                            .matcher(get(server, "/kejadian/E62020").body());
            assertThat(token.find()).isTrue();
            String form =
                    "token="
                            + token.group(1)
                            + "&reason=dicek&region=62.02&alertId=62.02-ALL-78&back=/peringatan"
                            + "&action=CONFIRM&office=";
            assertThat(message(server, form + "Kantor+Entah")).endsWith("pesan=nooffice");
            assertThat(message(server, form + "piket-nasional")).endsWith("pesan=recorded");
            String name = Routing.standard().find("piket-nasional").orElseThrow().name();
            assertThat(message(server, form + encoded(name))).endsWith("pesan=recorded");
            assertThat(desk.reviews).hasSize(3);

            assertThat(
                            message(
                                    server,
                                    form.replace("CONFIRM", "ACK")
                                            + "piket-nasional&answered=pusat"))
                    .endsWith("pesan=recorded");
            assertThat(desk.acks.get(0).office()).isEqualTo("pusat");
            assertThat(desk.acks.get(0).onBehalf()).isEqualTo("piket-nasional");
        }
    }

    private String message(ConsoleServer server, String form) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + "putusan"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private int send(
            ConsoleServer server,
            Map<String, String> form,
            String name,
            String value,
            String origin)
            throws Exception {
        Map<String, String> all = new java.util.TreeMap<>(form);
        all.put(name, value);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address() + "putusan"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        all.entrySet().stream()
                                                .map(
                                                        entry ->
                                                                entry.getKey()
                                                                        + "="
                                                                        + encoded(entry.getValue()))
                                                .collect(Collectors.joining("&"))));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void theDescriptionOfTheApiNamesEveryAddress() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(0, Sample.store())) {
            String description = get(server, "/openapi.yaml").body();
            for (Matcher path = Pattern.compile("(?m)^  (/[^:]+):\\n    get:").matcher(description);
                    path.find(); ) {
                String address = path.group(1).replace("{code}", "62.02").replace("{id}", "E62020");
                assertThat(get(server, address).statusCode()).as(address).isEqualTo(200);
            }
            assertThat(description)
                    .contains(
                            "/api/incidents",
                            "/api/v1/regions",
                            "/csv/wilayah",
                            "FeatureCollection");
        }
    }

    private HttpResponse<String> get(ConsoleServer server, String path)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
