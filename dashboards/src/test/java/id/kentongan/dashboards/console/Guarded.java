package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.access.Accounts;
import id.kentongan.dashboards.access.Password;
import id.kentongan.dashboards.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console with four offices, and a desk that remembers what reached it. */
final class Guarded implements AutoCloseable {

    static final String PASSWORD = "sandi-yang-panjang";

    final Path accounts;
    final Path log;
    final ConsoleServer server;
    final String key = Password.random();
    final List<Ack> acks = new CopyOnWriteArrayList<>();
    final List<Review> reviews = new CopyOnWriteArrayList<>();
    final List<String> reports = new CopyOnWriteArrayList<>();
    final HttpClient http = HttpClient.newHttpClient();

    Guarded(Path directory) throws IOException {
        accounts = directory.resolve("accounts.txt");
        log = directory.resolve("access.log");
        String hash = Password.hash(PASSWORD.toCharArray());
        Accounts.write(
                accounts,
                List.of(
                        new Account(
                                "sampit",
                                Role.KABUPATEN,
                                "62.02",
                                "Kesbangpol Contoh",
                                hash,
                                Password.digest(key)),
                        new Account("kalteng", Role.PROVINSI, "62", "Provinsi Contoh", hash, null),
                        new Account("nilai", Role.PENILAI, "00", "Penilai Contoh", hash, null),
                        new Account("kepala", Role.ADMIN, "00", "Pusat Contoh", hash, null)));
        server =
                ConsoleServer.start(
                        0,
                        Sample.store(),
                        ConsoleOptions.showing()
                                .with(desk(), () -> Sample.END)
                                .guarded(Accounts.open(accounts), log, false));
    }

    private Desk desk() {
        return new Desk() {
            @Override
            public void acknowledge(Ack ack) {
                acks.add(ack);
            }

            @Override
            public void review(Review review) {
                reviews.add(review);
            }

            @Override
            public void report(String source, byte[] line) {
                reports.add(new String(line, StandardCharsets.UTF_8));
            }
        };
    }

    /** The cookie of a session of {@code name}. */
    String logIn(String name) throws Exception {
        HttpResponse<String> answer =
                post(
                        "/masuk",
                        "",
                        "nama=" + name + "&sandi=" + PASSWORD,
                        "application/x-www-form-urlencoded");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Cookie", cookie.isEmpty() ? "x=1" : cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(
            String path, String cookie, String body, String type, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .header("Cookie", cookie.isEmpty() ? "x=1" : cookie)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.address() + path.substring(1));
    }

    @Override
    public void close() {
        server.close();
    }
}
