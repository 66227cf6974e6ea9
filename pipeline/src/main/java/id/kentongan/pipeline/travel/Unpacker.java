package id.kentongan.pipeline.travel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link Packer} wrote, in the same order. Not thread-safe. */
final class Unpacker {

    /** Longest text that is remembered: codes, sources and places are shorter, ids of items not. */
    private static final int SHORT = 24;

    /**
     * Short texts that came before, by their hash: the same codes and names come with every item,
     * and what is kept of it for weeks shall not hold a copy of each.
     */
    private final @Nullable String[] before = new String[1 << 12];

    private byte[] bytes = new byte[0];

    private int at;

    /** Room for {@code length} bytes, which are read next. */
    byte[] room(int length) {
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        at = 0;
        return bytes;
    }

    boolean flag() {
        return bytes[at++] != 0;
    }

    int count() {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    @Nullable Integer figure() {
        return flag() ? count() : null;
    }

    long number() {
        long number = (long) Packer.NUMBERS.get(bytes, at);
        at += Long.BYTES;
        return number;
    }

    double fraction() {
        return Double.longBitsToDouble(number());
    }

    long[] numbers() {
        long[] numbers = new long[count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    Instant instant() {
        long seconds = number();
        return Instant.ofEpochSecond(seconds, count());
    }

    /** A text that is never null. */
    String text() {
        return Objects.requireNonNull(maybeText());
    }

    @Nullable String maybeText() {
        int head = count() - 1;
        if (head < 0) {
            return null;
        }
        int length = head >>> 1;
        int from = at;
        if ((head & 1) == 0) {
            at += length;
            return length <= SHORT
                    ? remembered(from, length)
                    : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (char) (bytes[from] << Byte.SIZE | bytes[from + 1] & 0xff);
            from += 2;
        }
        at = from;
        return new String(letters);
    }

    private String remembered(int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 12) & before.length - 1;
        String known = before[slot];
        if (known != null && equal(known, from, length)) {
            return known;
        }
        String fresh = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        before[slot] = fresh;
        return fresh;
    }

    private boolean equal(String known, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != (bytes[from + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    List<String> texts() {
        return list(Unpacker::text);
    }

    <T> List<T> list(Function<Unpacker, T> read) {
        int size = count();
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }
}
