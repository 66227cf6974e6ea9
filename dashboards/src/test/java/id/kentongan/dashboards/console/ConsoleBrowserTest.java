package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import id.kentongan.dashboards.store.MemoryStore;
import id.kentongan.dashboards.store.StoreUnavailable;
import id.kentongan.pipeline.notify.Watchdog;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console in a real headless browser: what an analyst does, what the browser says about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final java.util.logging.Logger SELENIUM =
            java.util.logging.Logger.getLogger("org.openqa.selenium");

    private ChromeDriver browser;
    private ConsoleServer server;
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<Ack> acks = new CopyOnWriteArrayList<>();
    private final List<Review> reviews = new CopyOnWriteArrayList<>();
    private final List<Note> notes = new CopyOnWriteArrayList<>();

    @BeforeAll
    void open(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: no /usr/bin/chromium and /usr/bin/chromedriver; apt-get install chromium"
                        + " chromium-driver");
        server =
                ConsoleServer.start(
                        0, store(), ConsoleOptions.showing().with(desk(), () -> Sample.END));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=id",
                "--window-size=1366,900",
                "--user-data-dir=" + profile.resolve("profile"));
        // without the newest DevTools binding it warns; the tests need none
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build();
        browser = new ChromeDriver(service, options);
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

    /** After every test: no errors in the browser's console, and not one request elsewhere. */
    @AfterEach
    void quietAndAtHome() throws IOException {
        if (browser == null) {
            return;
        }
        List<String> errors = new ArrayList<>();
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                // the answers of a store that is away, and a hint that axe causes itself
                .filter(message -> !message.contains("503") && !message.contains("Canvas2D"))
                .forEach(errors::add);
        assertThat(errors).isEmpty();
        Set<String> hosts = new TreeSet<>();
        ObjectMapper json = new ObjectMapper();
        for (var entry : browser.manage().logs().get(LogType.PERFORMANCE).getAll()) {
            JsonNode message = json.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                String url = message.at("/params/request/url").asText();
                if (url.startsWith("http")) {
                    hosts.add(URI.create(url.split("[?#]", 2)[0]).getHost());
                }
            }
        }
        assertThat(hosts).isSubsetOf("127.0.0.1");
    }

    private Desk desk() {
        return new Desk() {
            @Override
            public void acknowledge(Ack ack) {
                acks.add(ack);
                notes.add(
                        new Note(
                                ack.time(),
                                ack.alertId(),
                                "ack",
                                ack.office(),
                                "desk",
                                "" + ack.note()));
            }

            @Override
            public void review(Review review) {
                reviews.add(review);
                notes.add(
                        new Note(
                                review.time(),
                                ""
                                        + (review.eventId() == null
                                                ? review.alertId()
                                                : review.eventId()),
                                review.action().name().toLowerCase(java.util.Locale.ROOT),
                                review.office(),
                                "" + review.newRegion(),
                                review.reason()));
            }
        };
    }

    /** The sample with the notes made here, and a switch that takes it away. */
    private ConsoleStore store() {
        return store(new MemoryStore(Sample.contents()));
    }

    private ConsoleStore store(MemoryStore rows) {
        return (ConsoleStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ConsoleStore.class},
                        (proxy, method, arguments) -> {
                            if (away.get()) {
                                throw new StoreUnavailable("gone", null);
                            }
                            if (method.getName().equals("notes")) {
                                return arguments.length == 1
                                        ? notes.stream()
                                                .filter(note -> note.target().equals(arguments[0]))
                                                .toList()
                                        : notes.stream()
                                                .collect(
                                                        java.util.stream.Collectors.groupingBy(
                                                                Note::target));
                            }
                            return method.invoke(rows, arguments);
                        });
    }

    private void go(String path) {
        browser.get("http://127.0.0.1:" + server.port() + path);
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private WebDriverWait soon() {
        return new WebDriverWait(browser, Duration.ofSeconds(20));
    }

    @Test
    void fromTheMapToTheEvidenceInFourClicks() {
        go("/");
        assertThat(browser.findElements(By.cssSelector("#titik a"))).hasSize(514);
        new Select(find("select[name=provinsi]")).selectByValue("62");
        soon().until(ExpectedConditions.urlContains("provinsi=62"));
        assertThat(browser.findElements(By.cssSelector("table.rank tbody tr"))).hasSize(14);
        assertThat(browser.getCurrentUrl()).doesNotContain("keluarga=");

        find("table.rank tbody tr th a").click();
        soon().until(ExpectedConditions.urlContains("/wilayah/62.02"));
        assertThat(find(".state .badge").getText()).isEqualTo("Awas");
        assertThat(find("h1").getText()).isEqualTo("Kabupaten Kotawaringin Timur");

        find(".proofs a").click();
        soon().until(ExpectedConditions.urlContains("/kejadian/"));
        assertThat(find("mark.ev").getText()).contains("Bentrok");
        assertThat(find("article.item").getText()).contains("▒").doesNotContain("Budi");

        browser.navigate().back();
        soon().until(ExpectedConditions.urlContains("/wilayah/62.02"));
        browser.navigate().back();
        soon().until(ExpectedConditions.urlContains("provinsi=62"));
    }

    @Test
    void acknowledgesAnAlertAndCorrectsAnEvent() {
        go("/peringatan");
        WebElement first = find("li.alert:has(button[value=ACK])");
        String alert = first.getAttribute("data-alert");
        first.findElement(By.cssSelector("summary")).click();
        first.findElement(By.name("office")).sendKeys("Kesbangpol Contoh");
        first.findElement(By.name("reason")).sendKeys("dibaca");
        first.findElement(By.cssSelector("button[value=ACK]")).click();
        soon().until(ExpectedConditions.presenceOfElementLocated(By.id("pesan")));
        assertThat(acks).extracting(Ack::alertId).contains(alert);
        assertThat(find("li.alert[data-alert='" + alert + "'] .pill.done").getText())
                .isEqualTo("diterima");

        go("/kejadian/E62020");
        find("#koreksi summary").click();
        WebElement form = find("#koreksi form");
        form.findElement(By.name("newRegion")).sendKeys("62.01");
        form.findElement(By.name("office")).sendKeys("Kesbangpol Contoh");
        form.findElement(By.name("reason")).sendKeys("salah wilayah");
        form.findElement(By.cssSelector("button[value=CORRECT]")).click();
        soon().until(ExpectedConditions.presenceOfElementLocated(By.id("pesan")));
        assertThat(reviews).extracting(Review::newRegion).contains("62.01");
        assertThat(find(".notes").getText()).contains("Dikoreksi", "salah wilayah");
    }

    @Test
    void switchesLanguageAndThemeAndKeepsThem() {
        go("/wilayah/62.02");
        find("#bahasa").click();
        soon().until(driver -> find("html").getAttribute("lang").equals("en"));
        assertThat(find("#mengapa").getText()).isEqualTo("Why the score is what it is");
        go("/kejadian");
        assertThat(find("h1").getText()).isEqualTo("Events");
        String before = find("html").getAttribute("data-theme");
        find("#tema").click();
        String theme = find("html").getAttribute("data-theme");
        assertThat(theme).isNotEqualTo(before).isIn("dark", "light");
        browser.navigate().refresh();
        assertThat(find("html").getAttribute("data-theme")).isEqualTo(theme);
        find("#bahasa").click();
        soon().until(driver -> find("html").getAttribute("lang").equals("id"));
        browser.manage().deleteAllCookies();
    }

    @Test
    void aDeepLinkShowsTheSameAfterReload() {
        String link = "/wilayah/62.02?at=2024-11-24&rentang=90";
        go(link);
        String before = find("main").getText();
        browser.navigate().refresh();
        assertThat(find("main").getText()).isEqualTo(before);
        assertThat(before).contains("90 hari");
        assertThat(browser.getCurrentUrl()).endsWith(link);
        assertThat(find(".notice:not([hidden])").getText()).contains("24 Nov 2024");
    }

    @Test
    void theKeyboardIsEnough() {
        go("/");
        find("body").sendKeys("/");
        assertThat(browser.switchTo().activeElement().getAttribute("id")).isEqualTo("cari");
        browser.switchTo().activeElement().sendKeys("sawit", Keys.ENTER);
        soon().until(ExpectedConditions.urlContains("/cari?q=sawit"));
        assertThat(find(".results mark").getText()).isEqualToIgnoringCase("sawit");
        new Actions(browser).sendKeys("g").sendKeys("p").perform();
        soon().until(ExpectedConditions.urlContains("/peringatan"));
    }

    @Test
    void theSliderMovesTheMapAndOpensTheDay() {
        go("/");
        WebElement slider = find("#hari");
        int awas = browser.findElements(By.cssSelector("#titik a.m-awas")).size();
        assertThat(awas).isEqualTo(4);
        browser.executeScript(
                "arguments[0].value = 10;"
                        + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}));",
                slider);
        soon().until(driver -> driver.findElements(By.cssSelector("#titik a.m-awas")).isEmpty());
        browser.executeScript(
                "arguments[0].dispatchEvent(new Event('change', {bubbles: true}));", slider);
        soon().until(ExpectedConditions.urlContains("at=2024-09-08"));
        assertThat(find(".notice:not([hidden])").getText()).contains("8 Sep 2024");
    }

    @Test
    void zoomsTheMapWithoutLoading() {
        go("/");
        String before = find("#peta").getDomAttribute("viewBox");
        find(".views a[href*='peta=jawa']").click();
        soon().until(driver -> !find("#peta").getDomAttribute("viewBox").equals(before));
        assertThat(browser.getCurrentUrl()).contains("peta=jawa");
    }

    @Test
    void aStoreThatGoesAwayIsSaidOnTheOpenPageAndForgottenWhenItIsBack() {
        go("/");
        away.set(true);
        try {
            soon().until(ExpectedConditions.visibilityOfElementLocated(By.id("putus")));
            assertThat(browser.findElements(By.cssSelector("#titik a"))).hasSize(514);
            go("/wilayah/62.02");
            assertThat(find(".statement h1").getText()).contains("tidak terjangkau");
        } finally {
            away.set(false);
        }
        soon().until(
                        ExpectedConditions.visibilityOfElementLocated(
                                By.cssSelector(".state .badge")));
    }

    @Test
    void aPageLeftOpenSaysThatNoLevelIsKnownOnceTheSystemStopsOrIsOutOfReach() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Sample.END);
        ConsoleOptions options =
                ConsoleOptions.showing().with(desk(), now::get).beside(Routing.standard());
        By notice = By.id("berhenti");
        try (ConsoleServer running =
                ConsoleServer.start(0, store(new MemoryStore(Sample.contents())), options)) {
            browser.get(running.address() + "wilayah/62.02");
            assertThat(browser.findElements(notice)).isEmpty();

            now.set(Sample.END.plus(Watchdog.PATIENCE));
            soon().until(ExpectedConditions.visibilityOfElementLocated(notice));
            assertThat(find("body").getDomAttribute("data-stopped")).isNotNull();
            now.set(Sample.END);
            soon().until(ExpectedConditions.numberOfElementsToBe(notice, 0));
            assertThat(find("body").getDomAttribute("data-stopped")).isNull();

            away.set(true);
            soon().until(ExpectedConditions.visibilityOfElementLocated(By.id("putus")));
            assertThat(find("#putus-lama").isDisplayed()).isFalse();
            browser.executeScript("document.body.dataset.patience = 0");
            soon().until(ExpectedConditions.visibilityOfElementLocated(By.id("putus-lama")));
            assertThat(find("body").getDomAttribute("data-stopped")).isNotNull();
            away.set(false);
            soon().until(ExpectedConditions.invisibilityOfElementLocated(By.id("putus")));
            assertThat(find("body").getDomAttribute("data-stopped")).isNull();
        } finally {
            away.set(false);
        }
    }

    @ParameterizedTest(name = "{0} {1}x{2} {3}")
    @CsvSource({
        "/, 1366, 768, light",
        "/, 390, 844, dark",
        "/wilayah/62.02, 1366, 768, dark",
        "/wilayah/62.02, 390, 844, light",
        "/kejadian/E62020, 1366, 768, light",
        "/kejadian/E62020, 390, 844, dark",
        "/kejadian, 1366, 768, light",
        "/peringatan, 1366, 768, light",
        "/peringatan, 390, 844, light",
        "/kesehatan, 1366, 768, dark",
        "/cari?q=sawit, 1366, 768, light",
        "/evaluasi, 1366, 768, light",
        "/baru, 390, 844, light",
        "/lapor, 390, 844, light",
        "/lapor, 1366, 768, dark"
    })
    void hasNoSeriousAccessibilityFault(String path, int width, int height, String theme)
            throws IOException {
        size(width, height);
        go("/aset/ikon.svg");
        browser.manage().addCookie(new org.openqa.selenium.Cookie("theme", theme));
        go(path);
        try (var in =
                getClass()
                        .getResourceAsStream(
                                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            browser.executeScript(
                    new String(
                            java.util.Objects.requireNonNull(in).readAllBytes(),
                            StandardCharsets.UTF_8));
        }
        Object faults =
                browser.executeAsyncScript(
                        "const done = arguments[0]; axe.run().then(r => done(r.violations"
                                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3)"
                                + ".map(n => n.html.slice(0, 160) + ' ' + n.failureSummary))))");
        assertThat((List<?>) faults).isEmpty();
        Long overflow =
                (Long)
                        browser.executeScript(
                                "return document.documentElement.scrollWidth - innerWidth");
        assertThat(overflow).as("sideways scrolling of " + path).isLessThanOrEqualTo(0);
        Path shots = Path.of("target/screenshots");
        Files.createDirectories(shots);
        Map<String, String> name = Map.of("/", "home");
        Files.write(
                shots.resolve(
                        name.getOrDefault(path, path.replaceAll("[^A-Za-z0-9]+", "-"))
                                + "-"
                                + width
                                + "-"
                                + theme
                                + ".png"),
                browser.getScreenshotAs(OutputType.BYTES));
        browser.manage().deleteAllCookies();
        size(1366, 900);
    }

    /** A window of the browser cannot be as narrow as a phone; what it draws on can. */
    private void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
    }
}
