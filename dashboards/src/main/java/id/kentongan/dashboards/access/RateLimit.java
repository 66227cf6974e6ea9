package id.kentongan.dashboards.access;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many requests a minute for each key; what is not used is saved up to one minute. */
public final class RateLimit {

    private static final int MOST = 20_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double left, long at) {}

    public RateLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Whether one more request of {@code key} may pass. */
    public boolean pass(String key) {
        long now = clock.millis();
        if (buckets.size() > MOST) {
            buckets.values().removeIf(bucket -> now - bucket.at() > 60_000);
        }
        Bucket next =
                buckets.compute(
                        key,
                        (same, old) -> {
                            double saved =
                                    old == null
                                            ? perMinute
                                            : Math.min(
                                                    perMinute,
                                                    Math.max(0, old.left())
                                                            + (now - old.at())
                                                                    * perMinute
                                                                    / 60_000.0);
                            return new Bucket(saved - 1, now);
                        });
        return next.left() >= 0;
    }
}
