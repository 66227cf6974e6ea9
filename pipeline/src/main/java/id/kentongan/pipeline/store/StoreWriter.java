package id.kentongan.pipeline.store;

import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Sends lines to the v2 write API as they are. The client of InfluxDB takes texts, joins them to
 * one text and encodes that, which for the text of an article costs as much as making the line did.
 * Not thread-safe.
 */
final class StoreWriter implements AutoCloseable {

    /** Longest part of an answer that is repeated. */
    private static final int SHOWN = 500;

    private final OkHttpClient http;

    private final StoreTarget target;

    private final HttpUrl address;

    StoreWriter(StoreTarget target) {
        this.http = PointSink.http(target).build();
        this.target = target;
        this.address =
                HttpUrl.get(target.url())
                        .newBuilder()
                        .addPathSegments("api/v2/write")
                        .addQueryParameter("org", target.organisation())
                        .addQueryParameter("bucket", target.bucket())
                        .addQueryParameter("precision", "ms")
                        .build();
    }

    /** That the store answered, but did not take the lines. */
    static final class NotTaken extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        NotTaken(int status, String answer) {
            super("HTTP status " + status + ": " + answer);
            this.status = status;
        }

        /** What its status means for the lines. */
        StoreAnswer meaning() {
            return StoreAnswer.of(status);
        }
    }

    /**
     * Sends {@code lines}, each without line feed.
     *
     * @throws NotTaken if the store answers with an error
     * @throws IOException if it does not answer
     */
    void write(List<byte[]> lines) throws IOException {
        boolean packed = !target.nearby();
        Request.Builder request =
                new Request.Builder()
                        .url(address)
                        .header("Authorization", "Token " + target.token())
                        .post(new Lines(lines, packed));
        if (packed) {
            request.header("Content-Encoding", "gzip");
        }
        try (Response answer = http.newCall(request.build()).execute()) {
            if (!answer.isSuccessful()) {
                throw new NotTaken(answer.code(), text(answer.body()));
            }
        }
    }

    private static String text(@Nullable ResponseBody body) throws IOException {
        String text = body == null ? "" : body.string().strip();
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static final class Lines extends RequestBody {

        private static final MediaType TYPE = MediaType.get("text/plain; charset=utf-8");

        private final List<byte[]> lines;

        private final boolean packed;

        Lines(List<byte[]> lines, boolean packed) {
            this.lines = lines;
            this.packed = packed;
        }

        @Override
        public MediaType contentType() {
            return TYPE;
        }

        @Override
        public long contentLength() {
            return packed ? -1 : lines.stream().mapToLong(line -> line.length + 1L).sum();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            if (!packed) {
                writeLines(sink);
                return;
            }
            try (BufferedSink gzip = Okio.buffer(new GzipSink(sink))) {
                writeLines(gzip);
            }
        }

        private void writeLines(BufferedSink sink) throws IOException {
            for (byte[] line : lines) {
                sink.write(line).writeByte('\n');
            }
        }
    }
}
