package id.kentongan.pipeline.store;

import java.util.Arrays;

/** A line that grows, in UTF-8. Not thread-safe. */
final class LineBytes {

    private static final char DELETE = 0x7f;

    /** Usual length of a line. */
    private static final int LENGTH = 320;

    /** Most bytes that one UTF-16 unit becomes, an escape included. */
    private static final int WIDEST = 3;

    /** What of ASCII stands in a quoted text as it is. */
    private static final boolean[] AS_IT_IS = new boolean[DELETE];

    static {
        Arrays.fill(AS_IT_IS, ' ', DELETE, true);
        AS_IT_IS['"'] = false;
        AS_IT_IS['\\'] = false;
    }

    private byte[] bytes = new byte[LENGTH];

    private int length;

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** Adds an ASCII character. */
    LineBytes append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    LineBytes append(long number) {
        return append(Long.toString(number));
    }

    /** Adds {@code value} as it is. */
    LineBytes append(String value) {
        room(WIDEST * value.length());
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (one < DELETE) {
                bytes[length++] = (byte) one;
            } else {
                i += wide(value, i);
            }
        }
        return this;
    }

    /** Adds the content of a quoted text: its first {@code count} units. */
    LineBytes text(String value, int count) {
        room(WIDEST * count);
        for (int i = 0; i < count; i++) {
            i += asTheyAre(value, i, count);
            if (i == count) {
                break;
            }
            char one = value.charAt(i);
            if (one < ' ' || one == DELETE) {
                bytes[length++] = ' ';
            } else if (one < DELETE) {
                bytes[length++] = '\\';
                bytes[length++] = (byte) one;
            } else {
                i += i + 1 < count ? wide(value, i) : last(value, i);
            }
        }
        return this;
    }

    /**
     * Adds the letters from {@code from} on that are ASCII and stand in a text as they are; answers
     * how many.
     */
    private int asTheyAre(String value, int from, int to) {
        byte[] into = bytes;
        int at = length - from;
        int i = from;
        while (i < to) {
            char one = value.charAt(i);
            if (one >= DELETE || !AS_IT_IS[one]) {
                break;
            }
            into[at + i++] = (byte) one;
        }
        length = at + i;
        return i - from;
    }

    /** Adds a part of the value of a tag. */
    LineBytes tag(String value, int from, int to) {
        room(WIDEST * (to - from));
        for (int i = from; i < to; i++) {
            char one = value.charAt(i);
            if (one == '\\') {
                bytes[length++] = '/';
            } else if (one == ',' || one == '=' || one == ' ' || control(one)) {
                bytes[length++] = '\\';
                bytes[length++] = (byte) (control(one) ? ' ' : one);
            } else if (one < DELETE) {
                bytes[length++] = (byte) one;
            } else {
                i += i + 1 < to ? wide(value, i) : last(value, i);
            }
        }
        return this;
    }

    /** Adds what is not ASCII at {@code at}; answers how many units beyond the first it took. */
    private int wide(String value, int at) {
        int code = value.codePointAt(at);
        if (code >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            bytes[length++] = (byte) (0xf0 | code >> 18);
            bytes[length++] = (byte) (0x80 | code >> 12 & 0x3f);
            bytes[length++] = (byte) (0x80 | code >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | code & 0x3f);
            return 1;
        }
        narrow((char) code);
        return 0;
    }

    /** Adds the last unit of a text that may have been cut within a pair. */
    private int last(String value, int at) {
        narrow(value.charAt(at));
        return 0;
    }

    private void narrow(char one) {
        if (one <= DELETE) {
            bytes[length++] = (byte) one;
        } else if (one < 0x800) {
            bytes[length++] = (byte) (0xc0 | one >> 6);
            bytes[length++] = (byte) (0x80 | one & 0x3f);
        } else if (Character.isSurrogate(one)) {
            // half of a pair has no UTF-8
            bytes[length++] = '?';
        } else {
            bytes[length++] = (byte) (0xe0 | one >> 12);
            bytes[length++] = (byte) (0x80 | one >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | one & 0x3f);
        }
    }

    static boolean control(char one) {
        return one < ' ' || one == DELETE;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
