package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand requests that mean no good: they change nothing and learn nothing. */
class HostileRequestsTest {

    private static final int REQUESTS = 1_000;

    private static final String[] VERBS = {
        "PUT",
        "DELETE",
        "PATCH",
        "TRACE",
        "OPTIONS",
        "CONNECT",
        "PROPFIND",
        "BREW",
        "get",
        "\u0001GET"
    };

    private static final String[] PATHS = {
        "/aset/../../../../etc/passwd",
        "/aset/..%2f..%2f..%2fetc%2fpasswd",
        "/aset/%2e%2e/%2e%2e/accounts.txt",
        "/aset/..\\..\\accounts.txt",
        "/../accounts.txt",
        "//etc/passwd",
        "/;/wilayah/33.74",
        "/wilayah/33.74;a=b",
        "/masuk/../wilayah/33.74",
        "/masuk/..;/wilayah/33.74",
        "/aset/%2e%2e/wilayah/33.74",
        "/%77ilayah/33.74",
        "/lapor/../kejadian/E33740",
        "/?sumber=../../../etc",
        "/api/incidents/../v1/regions",
        "/api/v1/regions/33.74",
        "/api/v1/events/E33740",
        "/kejadian/E33740",
        "/wilayah/33.74",
        "/laporan?id=news-E33740",
        "/csv/riwayat?wilayah=33.74",
        "/csv/kejadian?wilayah=33.74",
        "/cari?q=bentrok",
        "/peringatan?wilayah=33.74",
        "/wilayah/33.74%00",
        "/kejadian/%27%20or%201=1--",
        "/%",
        "/%zz",
        "http://example.invalid/wilayah/33.74"
    };

    /** Of another office's region, of the machine, of our insides. */
    private static final List<String> SECRETS =
            List.of("Semarang", "root:", "pbkdf2", "\tat ", "Exception", "org.eclipse", "Jetty");

    private final Random random = new Random(11);
    private final Map<String, Integer> answers = new TreeMap<>();

    @TempDir private Path directory;

    @Test
    void changeNothingAndLeakNothing() throws Exception {
        try (Guarded console = new Guarded(directory)) {
            String cookie = console.logIn("sampit");
            String token =
                    Jsoup.parse(console.get("/", cookie).body())
                            .select("input[name=token]")
                            .first()
                            .attr("value");
            String accounts = Files.readString(console.accounts);
            String own = console.get("/wilayah/62.02", cookie).body();
            assertThat(console.get("/wilayah/33.74", console.logIn("kepala")).body())
                    .contains("Semarang");

            List<String> leaks = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String request = request(i, cookie, token);
                String answer = send(console.server.port(), request);
                String status = answer.length() > 12 ? answer.substring(9, 12) : "none";
                answers.merge(status, 1, Integer::sum);
                boolean failed =
                        status.startsWith("5") && !status.equals("501") && !status.equals("505");
                if (failed || SECRETS.stream().anyMatch(answer::contains)) {
                    leaks.add(brief(request) + " -> " + brief(answer));
                }
            }

            System.out.println("hostile requests by status: " + answers);
            assertThat(leaks).isEmpty();
            assertThat(answers.values().stream().mapToInt(n -> n).sum()).isEqualTo(REQUESTS);
            // not all of it may be stopped by the rate limit alone
            assertThat(answers.getOrDefault("429", 0)).isLessThan(REQUESTS / 4);
            assertThat(console.acks).isEmpty();
            assertThat(console.reviews).isEmpty();
            assertThat(console.reports).isEmpty();
            assertThat(Files.readString(console.accounts)).isEqualTo(accounts);
            assertThat(console.get("/wilayah/62.02", cookie).body()).isEqualTo(own);
            everyRefusalIsCounted(console, cookie);
        }
    }

    private void everyRefusalIsCounted(Guarded console, String cookie) throws Exception {
        assertThat(console.get("/metrics", "").statusCode()).isEqualTo(401);
        assertThat(console.get("/metrics", cookie).statusCode()).isEqualTo(403);
        Map<String, Integer> counted = new TreeMap<>();
        Matcher line =
                Pattern.compile("requests_total\\{status=\"(\\d+)\"} (\\d+)")
                        .matcher(console.get("/metrics", console.logIn("kepala")).body());
        while (line.find()) {
            counted.put(line.group(1), Integer.valueOf(line.group(2)));
        }
        answers.forEach(
                (status, count) -> {
                    if (!status.equals("none")) {
                        assertThat(counted.getOrDefault(status, 0))
                                .as("requests answered with " + status)
                                .isGreaterThanOrEqualTo(count);
                    }
                });
    }

    /** One request of the kind that {@code number} chooses. */
    private String request(int number, String cookie, String token) {
        String session = number % 2 == 0 ? "Cookie: " + cookie + "\r\n" : "";
        String path = PATHS[random.nextInt(PATHS.length)];
        return switch (number % 10) {
            case 0 -> head(VERBS[random.nextInt(VERBS.length)], path, session);
            case 1 ->
                    head(
                            "GET",
                            path,
                            session
                                    + "X-Huge: "
                                    + "a".repeat(9_000 + random.nextInt(40_000))
                                    + "\r\n");
            case 2, 3 -> head("GET", path, session);
            case 4 ->
                    form(
                            "/putusan",
                            session,
                            "token="
                                    + token
                                    + "&action=CONFIRM&office=x&reason=y&eventId=E33740&region="
                                    + (random.nextBoolean() ? "33.74" : "62.02"));
            case 5 ->
                    form(
                            "/putusan",
                            "Cookie: sesi=" + hex(64) + "\r\n",
                            "token="
                                    + hex(64)
                                    + "&action=CONFIRM&office=x&reason=y&eventId=E62020&region=62.02");
            case 6 ->
                    form(
                            "/putusan",
                            "Cookie: " + cookie + "\r\nOrigin: http://example.invalid\r\n",
                            "token="
                                    + token
                                    + "&action=CONFIRM&office=x&reason=y&eventId=E62020&region=62.02");
            case 7 ->
                    json(
                            "Authorization: Bearer " + hex(random.nextInt(200)) + "\r\n",
                            "{\"type\":\"nil\",\"region\":\"62.02\"}");
            case 8 ->
                    json(
                            "Cookie: " + cookie + "\r\nX-Token: " + token + "\r\n",
                            "{\"type\":\"nil\",\"region\":\"33.74\"}");
            default -> garbage(session);
        };
    }

    private String garbage(String session) {
        return switch (random.nextInt(6)) {
            case 0 -> head("GET", "/" + "a".repeat(30_000), session);
            case 1 -> "GET / HTTP/1.1\r\nHost: evil.invalid\r\nConnection: close\r\n\r\n";
            case 2 -> "GET /wilayah/33.74 HTTP/1.1\r\nConnection: close\r\n\r\n";
            case 3 -> "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            case 4 ->
                    "POST /putusan HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET"
                            + " /wilayah/33.74 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
            default -> "\u0016\u0003\u0001" + hex(200) + "\r\n\r\n";
        };
    }

    private String hex(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Integer.toHexString(random.nextInt(16)));
        }
        return text.toString();
    }

    private static String head(String verb, String path, String headers) {
        return verb
                + " "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + headers
                + "\r\n";
    }

    private static String form(String path, String headers, String body) {
        return head(
                        "POST",
                        path,
                        headers
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + body.length()
                                + "\r\n")
                + body;
    }

    private static String json(String headers, String body) {
        return head(
                        "POST",
                        "/api/incidents",
                        headers
                                + "Content-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n")
                + body;
    }

    /**
     * From one of many addresses of this machine, so that the rate limit does not hide the rest.
     */
    private String send(int port, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getByAddress(
                                    new byte[] {127, 0, 1, (byte) (1 + random.nextInt(40))}),
                            0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                InputStream in = socket.getInputStream();
                return new String(in.readNBytes(400_000), StandardCharsets.UTF_8);
            } catch (IOException e) {
                // it hung up: that is an answer too
                return "";
            }
        }
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(300, text.length())).replace("\r\n", " | ");
    }
}
