package id.kentongan.analyzers.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Votes for the few regions of one text, in order of their codes: sums and ties come out the same
 * in whatever order the text names them.
 */
final class Votes {

    private String[] codes = {};
    private double[] votes = {};
    private int size;

    /** Adds to the votes of {@code code}; its votes now. */
    double add(String code, double more) {
        int at = 0;
        while (at < size) {
            int order = codes[at].compareTo(code);
            if (order == 0) {
                votes[at] += more;
                return votes[at];
            }
            if (order > 0) {
                break;
            }
            at++;
        }
        insert(at, code, more);
        return more;
    }

    private void insert(int at, String code, double first) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size * 2 + 4);
            votes = Arrays.copyOf(votes, size * 2 + 4);
        }
        System.arraycopy(codes, at, codes, at + 1, size - at);
        System.arraycopy(votes, at, votes, at + 1, size - at);
        codes[at] = code;
        votes[at] = first;
        size++;
    }

    void remove(String code) {
        int at = indexOf(code);
        if (at >= 0) {
            System.arraycopy(codes, at + 1, codes, at, size - at - 1);
            System.arraycopy(votes, at + 1, votes, at, size - at - 1);
            size--;
        }
    }

    /** Votes of a region, 0 for one without any. */
    double of(String code) {
        int at = indexOf(code);
        return at < 0 ? 0 : votes[at];
    }

    boolean has(String code) {
        return indexOf(code) >= 0;
    }

    private int indexOf(String code) {
        for (int i = 0; i < size; i++) {
            if (codes[i].equals(code)) {
                return i;
            }
        }
        return -1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    String code(int i) {
        return codes[i];
    }

    double votes(int i) {
        return votes[i];
    }

    /** The region with most votes, the first of equals; null for none. */
    @Nullable String top() {
        return topBut(null);
    }

    /** The region with most votes but {@code other}. */
    @Nullable String topBut(@Nullable String other) {
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (!codes[i].equals(other) && (best < 0 || votes[i] > votes[best])) {
                best = i;
            }
        }
        return best < 0 ? null : codes[best];
    }
}
