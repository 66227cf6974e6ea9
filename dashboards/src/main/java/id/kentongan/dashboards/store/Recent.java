package id.kentongan.dashboards.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers that may be given again for a short while: pages opened together and the pulses of open
 * pages ask the same. Failures are never kept.
 */
final class Recent<K, V> {

    private static final int MOST = 64;

    private final long nanos;
    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();

    private record Kept<V>(V value, long since) {}

    Recent(long millis) {
        this.nanos = millis * 1_000_000;
    }

    V get(K key, Function<K, V> ask) {
        Kept<V> known = kept.get(key);
        if (known != null && System.nanoTime() - known.since() < nanos) {
            return known.value();
        }
        V value = ask.apply(key);
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept<>(value, System.nanoTime()));
        return value;
    }
}
