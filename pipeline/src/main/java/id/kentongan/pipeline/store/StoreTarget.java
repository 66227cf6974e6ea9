package id.kentongan.pipeline.store;

import id.kentongan.pipeline.tls.TrustStore;
import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where points go. QuestDB ignores token, organisation and bucket.
 *
 * @param url of an InfluxDB 2.x or of QuestDB
 * @param token secret, never printed
 * @param organisation as in InfluxDB
 * @param bucket as in InfluxDB
 * @param trust authorities that may have signed its certificate; null: those of the JDK
 */
public record StoreTarget(
        String url, String token, String organisation, String bucket, @Nullable TrustStore trust)
        implements Serializable {

    /** A QuestDB, which asks for nothing else. */
    public static StoreTarget questdb(String url) {
        return new StoreTarget(url, "none", "kentongan", "kentongan", null);
    }

    /** Whether it is on this machine, where packing costs more than it saves. */
    boolean nearby() {
        String host = URI.create(url).getHost();
        return "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
    }

    @Override
    public String toString() {
        return url + " (bucket " + bucket + ")";
    }
}
