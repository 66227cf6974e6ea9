package id.kentongan.pipeline.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers, bounded in everything: redirects, bytes before and after unpacking, and time for
 * the whole answer, however slowly it drips. Connects only to addresses that {@link AddressGuard}
 * has checked, never through a proxy, which would look names up itself. Safe for use by several
 * threads.
 */
final class Fetcher implements AutoCloseable {

    /** Enough for any feed or page. */
    static final int MOST_BYTES = 5 << 20;

    private static final int MOST_REDIRECTS = 5;

    private static final String AGENT = "kentongan/0.1 (early warning; polite; see robots.txt)";

    private static final long LONGEST_WAIT = 86_400;

    private final OkHttpClient client;
    private final AddressGuard guard;
    private final Duration limit;

    Fetcher(AddressGuard guard, Duration limit) {
        this.guard = guard;
        this.limit = limit;
        this.client =
                new OkHttpClient.Builder()
                        .dns(guard)
                        .socketFactory(guard.sockets())
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .connectTimeout(limit)
                        .readTimeout(limit)
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
            Call call = client.newCall(request(at, etag, modified));
            call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                int status = response.code();
                if (status == 304) {
                    return new Answer(at, new byte[0], "", etag, modified, true);
                }
                if (status >= 300 && status < 400) {
                    at = at.resolve(header(response, "Location", ""));
                    continue;
                }
                if (status != 200) {
                    throw new FeedFault("status-" + status, at.toString(), retryAfter(response));
                }
                return new Answer(
                        at,
                        read(call, response),
                        header(response, "Content-Type", ""),
                        response.header("ETag"),
                        response.header("Last-Modified"),
                        false);
            } catch (FeedFault e) {
                // whatever is still on its way is not waited for
                call.cancel();
                throw e;
            } catch (IOException e) {
                throw fault(at, e);
            } catch (IllegalArgumentException e) {
                throw new FeedFault("unreadable", String.valueOf(e.getMessage()));
            }
        }
        throw new FeedFault("redirect-loop", address.toString());
    }

    private static Request request(URI at, @Nullable String etag, @Nullable String modified)
            throws FeedFault {
        try {
            Request.Builder request =
                    new Request.Builder()
                            .url(at.toString())
                            .header("User-Agent", AGENT)
                            .header("Accept-Encoding", "gzip");
            if (etag != null) {
                request.header("If-None-Match", etag);
            }
            if (modified != null) {
                request.header("If-Modified-Since", modified);
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new FeedFault("address-refused", "no web address: " + at);
        }
    }

    private static FeedFault fault(URI at, IOException e) {
        if (e instanceof AddressGuard.Refused) {
            return new FeedFault("address-refused", String.valueOf(e.getMessage()));
        }
        if (e instanceof UnknownHostException) {
            return new FeedFault("unknown-host", String.valueOf(at.getHost()));
        }
        if (e instanceof InterruptedIOException) {
            return new FeedFault(
                    Thread.currentThread().isInterrupted() ? "interrupted" : "too-slow",
                    at.toString());
        }
        if (e instanceof java.net.ConnectException || e instanceof javax.net.ssl.SSLException) {
            return new FeedFault("unreachable", at + " " + e.getMessage());
        }
        return new FeedFault("unreadable", String.valueOf(e.getMessage()));
    }

    private static byte[] read(Call call, Response response) throws IOException, FeedFault {
        var body = Objects.requireNonNull(response.body());
        if (body.contentLength() > MOST_BYTES) {
            throw tooLarge(call);
        }
        boolean gzip =
                header(response, "Content-Encoding", "").toLowerCase(Locale.ROOT).contains("gzip");
        try (InputStream raw = body.byteStream();
                InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > MOST_BYTES) {
                    throw tooLarge(call);
                }
            }
            return out.toByteArray();
        }
    }

    /**
     * Ends {@code call} first: closing a body reads on for a while, to use the connection again.
     */
    private static FeedFault tooLarge(Call call) {
        call.cancel();
        return new FeedFault("too-large", "more than " + MOST_BYTES + " bytes");
    }

    private static String header(Response response, String name, String otherwise) {
        String value = response.header(name);
        return value == null ? otherwise : value;
    }

    private static long retryAfter(Response response) {
        String stated = header(response, "Retry-After", "");
        return stated.matches("\\d{1,6}") ? Math.min(LONGEST_WAIT, Long.parseLong(stated)) : 0;
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }
}
