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
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (char) (bytes[from] << Byte.SIZE | bytes[from + 1] & 0xff);
            from += 2;
        }
        at = from;
        return new String(letters);
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
