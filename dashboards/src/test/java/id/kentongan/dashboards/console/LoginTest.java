package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each office may see and do, asked over HTTP. */
class LoginTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern CODE = Pattern.compile("\\b\\d{2}\\.\\d{2}\\b");

    @TempDir private Path directory;

    private Guarded console;

    @BeforeEach
    void open() throws IOException {
        console = new Guarded(directory);
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void sendsStrangersToTheLoginAndTellsProgramsNothing() throws Exception {
        HttpResponse<String> page = console.get("/wilayah/62.02", "");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/masuk?ke=%2Fwilayah%2F62.02");
        for (String path : List.of("/api/v1/regions", "/api/v1/pulse", "/csv/kejadian")) {
            HttpResponse<String> answer = console.get(path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(CODE.matcher(answer.body()).find()).as(path).isFalse();
        }
    }

    @Test
    void logsInAndOut() throws Exception {
        String cookie = console.logIn("kepala");
        HttpResponse<String> home = console.get("/", cookie);
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("Keluar");
        String token = token(home.body());
        assertThat(console.post("/keluar", cookie, "token=falsch", FORM).statusCode())
                .isEqualTo(403);
        assertThat(console.get("/", cookie).statusCode()).isEqualTo(200);
        assertThat(console.post("/keluar", cookie, "token=" + token, FORM).statusCode())
                .isEqualTo(303);
        assertThat(console.get("/", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieCannotBeReadOrSentByOthers() throws Exception {
        HttpResponse<String> answer =
                console.post("/masuk", "", "nama=kepala&sandi=" + Guarded.PASSWORD, FORM);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'", "default-src 'none'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void aWrongPasswordAndAWrongNameLookTheSame() throws Exception {
        String wrong = console.post("/masuk", "", "nama=kepala&sandi=salah-sekali", FORM).body();
        String nobody = console.post("/masuk", "", "nama=tiada&sandi=salah-sekali", FORM).body();
        assertThat(nobody).isEqualTo(wrong).contains("keliru");
    }

    @Test
    void aKabupatenSeesItselfAlone() throws Exception {
        String cookie = console.logIn("sampit");
        assertThat(console.get("/wilayah/62.02", cookie).statusCode()).isEqualTo(200);
        for (String other : List.of("62.01", "33.74", "62")) {
            assertThat(console.get("/wilayah/" + other, cookie).statusCode()).isEqualTo(403);
        }
        assertThat(console.get("/kejadian/E33740", cookie).statusCode()).isEqualTo(404);
        assertThat(console.get("/kejadian/E62020", cookie).statusCode()).isEqualTo(200);
        assertThat(console.get("/laporan?id=news-E33740", cookie).statusCode()).isEqualTo(404);
        assertThat(console.get("/api/v1/regions/33.74", cookie).statusCode()).isEqualTo(403);
        for (String path :
                List.of(
                        "/csv/wilayah",
                        "/csv/kejadian?wilayah=33.74",
                        "/csv/peringatan",
                        "/csv/cakupan",
                        "/csv/sumber",
                        "/csv/riwayat?wilayah=33.74",
                        "/csv/cari?q=sawit",
                        "/api/v1/regions",
                        "/api/v1/frames",
                        "/api/v1/events?wilayah=33.74",
                        "/api/v1/alerts",
                        "/api/v1/coverage",
                        "/api/v1/search?q=sawit")) {
            Matcher codes = CODE.matcher(console.get(path, cookie).body());
            while (codes.find()) {
                assertThat(codes.group()).as(path).isEqualTo("62.02");
            }
        }
        assertThat(Jsoup.parse(console.get("/", cookie).body()).select("#titik a")).hasSize(1);
    }

    @Test
    void aProvinceSeesItsKabupaten() throws Exception {
        String cookie = console.logIn("kalteng");
        assertThat(console.get("/wilayah/62.01", cookie).statusCode()).isEqualTo(200);
        assertThat(console.get("/wilayah/63.01", cookie).statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(console.get("/", cookie).body()).select("#titik a")).hasSize(14);
    }

    @Test
    void decidesOnItsOwnRegionAloneAndUnderItsOwnName() throws Exception {
        String cookie = console.logIn("sampit");
        String token = token(console.get("/", cookie).body());
        for (String others :
                List.of(
                        "eventId=E33740&region=33.74",
                        "eventId=E33740&region=62.02",
                        "eventId=E33740",
                        "eventId=E62020&region=33.74")) {
            decide(cookie, token, others);
        }
        assertThat(console.reviews).isEmpty();

        decide(cookie, token, "eventId=E62020&region=62.02");

        assertThat(console.reviews)
                .singleElement()
                .satisfies(
                        review -> {
                            assertThat(review.office()).isEqualTo("Kesbangpol Contoh");
                            assertThat(review.eventId()).isEqualTo("E62020");
                        });
    }

    @Test
    void anEvaluatorChangesNothing() throws Exception {
        String cookie = console.logIn("nilai");
        String page = console.get("/kejadian/E62020", cookie).body();
        assertThat(Jsoup.parse(page).select("form[action=/putusan]")).isEmpty();
        decide(cookie, token(page), "eventId=E62020&region=62.02");
        assertThat(console.reviews).isEmpty();
    }

    @Test
    void aTakenOutAccountIsOutAtOnce() throws Exception {
        String cookie = console.logIn("sampit");
        assertThat(console.get("/", cookie).statusCode()).isEqualTo(200);
        Files.write(
                console.accounts,
                Files.readAllLines(console.accounts).stream()
                        .filter(line -> !line.startsWith("sampit|"))
                        .toList());
        assertThat(console.get("/", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void writesWhoAskedForWhat() throws Exception {
        String cookie = console.logIn("sampit");
        console.get("/wilayah/33.74?rahasia=ya", cookie);
        String log = Files.readString(console.log);
        assertThat(log)
                .contains(" sampit 127.0.0.1 GET /wilayah/33.74 403\n")
                .contains(" - 127.0.0.1 POST /masuk 303\n")
                .doesNotContain("rahasia", Guarded.PASSWORD);
    }

    @Test
    void refusesToListenBeyondThisMachineWithoutAccounts() {
        for (String host : List.of("0.0.0.0", "192.0.2.1", "::")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () ->
                                    ConsoleServer.start(
                                            0,
                                            Sample.store(),
                                            ConsoleOptions.showing().listening(host, List.of())))
                    .withMessageContaining("--accounts");
        }
    }

    private void decide(String cookie, String token, String target) throws Exception {
        console.post(
                "/putusan",
                cookie,
                "token=" + token + "&action=CONFIRM&office=Orang+Lain&reason=ya&" + target,
                FORM);
    }

    private static String token(String page) {
        return Jsoup.parse(page).select("input[name=token]").first().attr("value");
    }
}
