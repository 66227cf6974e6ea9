package id.kentongan.pipeline.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * Durations in microseconds, counted in buckets each twice as wide as the one before, from 16
 * microseconds to 9 hours. Counts since the start: what happened lately is the difference of two
 * looks. Written by one thread, read by others.
 */
public final class Durations implements Histogram {

    static final int BUCKETS = 32;

    private static final int SHIFT = 4;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    private final LongAdder sum = new LongAdder();

    /** Most of bucket {@code i} in microseconds; the last has no end. */
    static long most(int i) {
        return 1L << (i + SHIFT);
    }

    @Override
    public void update(long micros) {
        long value = Math.max(0, micros);
        int bucket = value <= most(0) ? 0 : 64 - SHIFT - Long.numberOfLeadingZeros(value - 1);
        counts.incrementAndGet(Math.min(bucket, BUCKETS - 1));
        sum.add(value);
    }

    /** How many lay in bucket {@code i}. */
    long in(int i) {
        return counts.get(i);
    }

    /** All of them together, in microseconds. */
    long sum() {
        return sum.sum();
    }

    @Override
    public long getCount() {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) {
            all += counts.get(i);
        }
        return all;
    }

    @Override
    public HistogramStatistics getStatistics() {
        long[] now = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            now[i] = counts.get(i);
        }
        return new Statistics(now, sum());
    }

    /** As far as buckets tell: a quantile is the end of the bucket it lies in. */
    private static final class Statistics extends HistogramStatistics {

        private final long[] counts;

        private final long sum;

        private final long size;

        Statistics(long[] counts, long sum) {
            this.counts = counts;
            this.sum = sum;
            long all = 0;
            for (long count : counts) {
                all += count;
            }
            this.size = all;
        }

        @Override
        public double getQuantile(double quantile) {
            long rank = (long) Math.ceil(quantile * size);
            long below = 0;
            for (int i = 0; i < BUCKETS; i++) {
                below += counts[i];
                if (below >= rank && below > 0) {
                    return most(i);
                }
            }
            return 0;
        }

        @Override
        public long[] getValues() {
            return new long[0];
        }

        @Override
        public int size() {
            return (int) Math.min(Integer.MAX_VALUE, size);
        }

        @Override
        public double getMean() {
            return size == 0 ? 0 : (double) sum / size;
        }

        @Override
        public double getStdDev() {
            return 0;
        }

        @Override
        public long getMax() {
            return (long) getQuantile(1);
        }

        @Override
        public long getMin() {
            for (int i = 0; i < BUCKETS; i++) {
                if (counts[i] > 0) {
                    return i == 0 ? 0 : most(i - 1);
                }
            }
            return 0;
        }
    }
}
