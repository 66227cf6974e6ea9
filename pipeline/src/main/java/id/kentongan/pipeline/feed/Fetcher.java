package id.kentongan.pipeline.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers, bounded in everything: redirects, bytes before and after unpacking, and time for
 * the whole answer, however slowly it drips. Safe for use by several threads.
 */
final class Fetcher {

    /** Enough for any feed or page. */
    static final int MOST_BYTES = 5 << 20;

    private static final int MOST_REDIRECTS = 5;

    private static final String AGENT = "kentongan/0.1 (early warning; polite; see robots.txt)";

    private static final long LONGEST_WAIT = 86_400;

    private final HttpClient client;
    private final AddressGuard guard;
    private final Duration limit;

    Fetcher(AddressGuard guard, Duration limit) {
        this.guard = guard;
        this.limit = limit;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(limit)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    /**
     * An answer.
     *
     * @param address after redirects
     * @param body unpacked; empty when nothing changed
     * @param type content type, empty if none
     * @param etag for the next conditional request, or null
     * @param modified for the next conditional request, or null
     * @param unchanged whether the server says that nothing changed
     */
    record Answer(
            URI address,
            byte[] body,
            String type,
            @Nullable String etag,
            @Nullable String modified,
            boolean unchanged) {}

    Answer get(URI address, @Nullable String etag, @Nullable String modified) throws FeedFault {
        long end = System.nanoTime() + limit.toNanos();
        URI at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            guard.check(at);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(at)
                            .timeout(limit)
                            .header("User-Agent", AGENT)
                            .header("Accept-Encoding", "gzip");
            if (etag != null) {
                request.header("If-None-Match", etag);
            }
            if (modified != null) {
                request.header("If-Modified-Since", modified);
            }
            HttpResponse<InputStream> response = ask(request.build(), end);
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status == 304) {
                    return new Answer(at, new byte[0], "", etag, modified, true);
                }
                if (status >= 300 && status < 400) {
                    at = at.resolve(response.headers().firstValue("Location").orElse(""));
                    continue;
                }
                if (status != 200) {
                    throw new FeedFault("status-" + status, at.toString(), retryAfter(response));
                }
                return new Answer(
                        at,
                        read(response, body, end),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.headers().firstValue("ETag").orElse(null),
                        response.headers().firstValue("Last-Modified").orElse(null),
                        false);
            } catch (IOException | IllegalArgumentException e) {
                throw new FeedFault("unreadable", String.valueOf(e.getMessage()));
            }
        }
        throw new FeedFault("redirect-loop", address.toString());
    }

    private HttpResponse<InputStream> ask(HttpRequest request, long end) throws FeedFault {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FeedFault("too-slow", request.uri().toString());
        } catch (ExecutionException e) {
            throw new FeedFault("unreachable", request.uri() + " " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedFault("interrupted", request.uri().toString());
        }
    }

    /**
     * Reads on a thread of its own, so that a server that drips cannot hold us beyond the limit.
     */
    private static byte[] read(HttpResponse<InputStream> response, InputStream body, long end)
            throws FeedFault {
        boolean gzip =
                response.headers()
                        .firstValue("Content-Encoding")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("gzip");
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try (InputStream in = gzip ? new GZIPInputStream(body) : body) {
                                all.complete(bounded(in));
                            } catch (IOException | FeedFault e) {
                                all.completeExceptionally(e);
                            }
                        },
                        "feed-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            return all.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            try {
                body.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new FeedFault("too-slow", response.uri().toString());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FeedFault fault) {
                throw fault;
            }
            throw new FeedFault("unreadable", String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedFault("interrupted", response.uri().toString());
        }
    }

    private static byte[] bounded(InputStream in) throws IOException, FeedFault {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            if (out.size() > MOST_BYTES) {
                throw new FeedFault("too-large", "more than " + MOST_BYTES + " bytes");
            }
        }
        return out.toByteArray();
    }

    private static long retryAfter(HttpResponse<?> response) {
        String stated = response.headers().firstValue("Retry-After").orElse("");
        return stated.matches("\\d{1,6}") ? Math.min(LONGEST_WAIT, Long.parseLong(stated)) : 0;
    }
}
