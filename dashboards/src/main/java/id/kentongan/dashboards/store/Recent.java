package id.kentongan.dashboards.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/**
 * Answers that may be given again for a short while: pages opened together and the pulses of open
 * pages ask the same. Failures are never kept.
 */
final class Recent<K, V> {

    private static final int MOST = 64;

    private final long nanos;
    private final long longest;
    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final Set<K> asking = ConcurrentHashMap.newKeySet();

    private record Kept<V>(V value, long since) {}

    /** Gives an answer again for {@code millis}. */
    Recent(long millis) {
        this(millis, millis);
    }

    /**
     * Gives an answer again for {@code millis}, and until {@code longest} while it is asked anew in
     * the background: nobody waits for what hardly changes.
     */
    Recent(long millis, long longest) {
        this.nanos = millis * 1_000_000;
        this.longest = longest * 1_000_000;
    }

    V get(K key, Function<K, V> ask) {
        Kept<V> known = kept.get(key);
        if (known != null) {
            long age = System.nanoTime() - known.since();
            if (age < nanos) {
                return known.value();
            }
            if (age < longest) {
                anew(key, ask);
                return known.value();
            }
        }
        return keep(key, ask);
    }

    private void anew(K key, Function<K, V> ask) {
        if (asking.add(key)) {
            ForkJoinPool.commonPool()
                    .execute(
                            () -> {
                                try {
                                    keep(key, ask);
                                } catch (StoreUnavailable e) {
                                    // whoever asks after the longest time is told
                                } finally {
                                    asking.remove(key);
                                }
                            });
        }
    }

    private V keep(K key, Function<K, V> ask) {
        V value = ask.apply(key);
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept<>(value, System.nanoTime()));
        return value;
    }
}
