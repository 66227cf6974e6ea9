package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.store.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The form of the field in a real headless browser the size of a phone, with and without network.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportFormBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private ChromeDriver browser;
    private ConsoleServer server;

    @BeforeAll
    void open(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: no /usr/bin/chromium and /usr/bin/chromedriver; apt-get install chromium"
                        + " chromium-driver");
        server =
                ConsoleServer.start(
                        0,
                        Sample.store(),
                        ConsoleOptions.showing().with(desk(), java.time.Instant::now));
        java.util.logging.Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile.resolve("profile"));
        browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(DRIVER.toFile())
                                .usingAnyFreePort()
                                .build(),
                        options);
        browser.manage().window().setSize(new Dimension(500, 850));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void freshForm() {
        network(true);
        away.set(false);
        reports.clear();
        browser.get(server.address() + "lapor");
        browser.executeScript("localStorage.clear()");
        browser.navigate().refresh();
        new Select(find("#wilayah")).selectByValue("62.02");
    }

    @Test
    void sendsANilReportWithOnePress() throws IOException {
        find("#nihil").click();

        soon().until(driver -> reports.size() == 1);
        JsonNode report = report(0);
        assertThat(report.path("type").asText()).isEqualTo("nil");
        assertThat(report.path("region").asText()).isEqualTo("62.02");
        soon().until(driver -> find("#antrean").getText().equals("Terkirim."));
        assertThat(find("#daftar-antrean").getText()).isEmpty();
    }

    @Test
    void keepsReportsWithoutNetworkAndSendsThemOnceWhenItIsBack() throws IOException {
        network(false);
        find("#nihil").click();
        find("#uraian").sendKeys("Warga dua desa karangan berkumpul membawa kayu.");
        find("#kirim").click();
        soon().until(driver -> find("#antrean").getText().contains("Tidak ada jaringan"));
        assertThat(browser.findElements(By.cssSelector("#daftar-antrean li"))).hasSize(2);
        assertThat(reports).isEmpty();

        network(true);

        soon().until(driver -> reports.size() >= 2);
        soon().until(
                        driver ->
                                browser.findElements(By.cssSelector("#daftar-antrean li"))
                                        .isEmpty());
        assertThat(reports).hasSize(2).doesNotHaveDuplicates();
        assertThat(report(0).path("type").asText()).isEqualTo("nil");
        assertThat(report(1).path("text").asText()).contains("berkumpul membawa kayu");
    }

    @Test
    void opensWithoutNetworkAndKeepsWhatIsWaiting() {
        browser.executeAsyncScript(
                "const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(1));");
        browser.navigate().refresh();
        soon().until(
                        driver ->
                                Boolean.TRUE.equals(
                                        browser.executeScript(
                                                "return !!navigator.serviceWorker.controller")));
        new Select(find("#wilayah")).selectByValue("62.02");
        away.set(true);
        find("#nihil").click();
        soon().until(driver -> find("#antrean").getText().contains("menunggu"));
        // the server is gone altogether: the page still opens, with the report in it
        server.close();
        browser.navigate().refresh();
        assertThat(find("h1").getText()).isEqualTo("Laporan lapangan");
        soon().until(
                        driver ->
                                browser.findElements(By.cssSelector("#daftar-antrean li")).size()
                                        == 1);
        browser.executeScript("localStorage.clear()");
        reopen();
    }

    @Test
    void takesAPastedChatWithoutSendersAndNumbers() throws IOException {
        find("details summary").click();
        browser.executeScript(
                "arguments[0].value = arguments[1]",
                find("#tempel"),
                "12/03/25 14.22 - Pak Karang: Warga berkumpul di balai desa\n"
                        + "12/03/25 14.23 - +62 812-3456-7890: hubungi 0813 4455 6677, mereka marah");
        find("#ambil").click();
        assertThat(find("#uraian").getDomProperty("value"))
                .isEqualTo("Warga berkumpul di balai desa\nhubungi [nomor], mereka marah");
        find("#kirim").click();
        soon().until(driver -> reports.size() == 1);
        assertThat(reports.get(0)).doesNotContain("Karang", "3456", "4455");
    }

    @Test
    void markupStaysText() throws IOException {
        away.set(true);
        find("#uraian").sendKeys(EVIL);
        find("#kirim").click();
        soon().until(
                        driver ->
                                browser.findElements(By.cssSelector("#daftar-antrean li")).size()
                                        == 1);
        assertThat(find("#daftar-antrean").getText()).contains("<img src=x");
        assertThat(
                        browser.findElements(
                                By.cssSelector("#daftar-antrean img, #daftar-antrean script")))
                .isEmpty();
        away.set(false);
        soon().until(driver -> reports.size() == 1);
        assertThat(report(0).path("text").asText()).isEqualTo(EVIL);
    }

    @Test
    void saysWhatIsWrongAndLetsItGo() {
        find("#kapan").sendKeys("01012099");
        find("#uraian").sendKeys("Bentrok karangan");
        find("#kirim").click();
        soon().until(driver -> find("#antrean").getText().contains("occurredAt"));
        find("#daftar-antrean button").click();
        assertThat(browser.findElements(By.cssSelector("#daftar-antrean li"))).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void fitsAPhoneWithoutScrollingSideways() {
        assertThat(
                        browser.executeScript(
                                "return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        for (WebElement button :
                browser.findElements(By.cssSelector(".lapor > button, .nihil button"))) {
            assertThat(button.getSize().getHeight()).isGreaterThanOrEqualTo(44);
        }
    }

    private void network(boolean on) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        !on,
                        "latency",
                        0,
                        "downloadThroughput",
                        -1,
                        "uploadThroughput",
                        -1));
    }

    private void reopen() {
        int port = server.port();
        try {
            server =
                    ConsoleServer.start(
                            0,
                            Sample.store(),
                            ConsoleOptions.showing().with(desk(), java.time.Instant::now));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("port " + port, e);
        }
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private WebDriverWait soon() {
        return new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    private JsonNode report(int number) throws IOException {
        return new ObjectMapper().readTree(new ArrayList<>(reports).get(number));
    }

    private Desk desk() {
        return new Desk() {
            @Override
            public void acknowledge(Ack ack) {
                throw new StoreUnavailable("not here", null);
            }

            @Override
            public void review(Review review) {
                throw new StoreUnavailable("not here", null);
            }

            @Override
            public void report(String source, byte[] line) {
                if (away.get()) {
                    throw new StoreUnavailable("gone", null);
                }
                reports.add(new String(line, StandardCharsets.UTF_8));
            }
        };
    }
}
