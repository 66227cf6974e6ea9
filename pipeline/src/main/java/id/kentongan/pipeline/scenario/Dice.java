package id.kentongan.pipeline.scenario;

import java.util.List;

/**
 * Random numbers that are the same on every Java: SplitMix64 (Steele, Lea, Flood 2014), written out
 * because the library promises its own generators' sequences only informally. Not thread-safe.
 */
final class Dice {

    private long state;

    Dice(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 to {@code bound} exclusive. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True {@code percent} times in a hundred. */
    boolean chance(int percent) {
        return below(100) < percent;
    }

    /** One of {@code choices}. */
    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
