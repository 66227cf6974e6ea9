package id.kentongan.pipeline.travel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Values one after the other as bytes that {@link Unpacker} reads. Not thread-safe. */
final class Packer {

    /** Eight bytes as a number, the upper one first. */
    static final VarHandle NUMBERS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Texts up to this length are looked at letter by letter. */
    private static final int SHORT = 48;

    private static final int LAST_NARROW = 0xff;

    private static final int LONGEST_COUNT = 5;

    private byte[] bytes = new byte[1 << 13];

    private int length;

    /** Forgets what was written. */
    void clear() {
        length = 0;
    }

    /** What was written, in its first {@link #length} bytes; the next value overwrites it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void flag(boolean is) {
        room(1);
        bytes[length++] = (byte) (is ? 1 : 0);
    }

    /** A number that is small and not negative as a rule. */
    void count(int number) {
        room(LONGEST_COUNT);
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void figure(@Nullable Integer number) {
        flag(number != null);
        if (number != null) {
            count(number);
        }
    }

    void number(long number) {
        room(Long.BYTES);
        NUMBERS.set(bytes, length, number);
        length += Long.BYTES;
    }

    void fraction(double number) {
        number(Double.doubleToRawLongBits(number));
    }

    void numbers(long[] numbers) {
        count(numbers.length);
        for (long number : numbers) {
            number(number);
        }
    }

    void instant(Instant time) {
        number(time.getEpochSecond());
        count(time.getNano());
    }

    /** Each unit of UTF-16 as it is, half a pair too. */
    void text(@Nullable String text) {
        if (text == null) {
            count(0);
        } else if (text.length() > SHORT) {
            byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
            // what does not fit was replaced
            if (new String(narrow, StandardCharsets.ISO_8859_1).equals(text)) {
                count(1 + 2 * narrow.length);
                room(narrow.length);
                System.arraycopy(narrow, 0, bytes, length, narrow.length);
                length += narrow.length;
            } else {
                wide(text);
            }
        } else {
            int begin = length;
            count(1 + 2 * text.length());
            room(text.length());
            int all = 0;
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                all |= letter;
                bytes[length++] = (byte) letter;
            }
            if (all > LAST_NARROW) {
                length = begin;
                wide(text);
            }
        }
    }

    private void wide(String text) {
        count(2 + 2 * text.length());
        room(2 * text.length());
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            bytes[at++] = (byte) (letter >>> Byte.SIZE);
            bytes[at++] = (byte) letter;
        }
        length = at;
    }

    void texts(List<String> texts) {
        list(texts, (text, out) -> out.text(text));
    }

    <T> void list(List<T> values, BiConsumer<T, Packer> write) {
        count(values.size());
        for (T value : values) {
            write.accept(value, this);
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
