package id.kentongan.analyzers.text;

import java.util.Arrays;

/** Growing columns behind {@link Tokens}. */
final class TokenBuffer {

    int size;
    int[] start;
    int[] end;
    byte[] section;
    int[] sentence;
    int[] paragraph;
    byte[] flags;
    char[] before;
    int[] hash;
    int[] foldStart;
    int[] foldLength;
    char[] folded;
    int foldSize;

    TokenBuffer(int characters) {
        int tokens = Math.max(16, characters / 6);
        start = new int[tokens];
        end = new int[tokens];
        section = new byte[tokens];
        sentence = new int[tokens];
        paragraph = new int[tokens];
        flags = new byte[tokens];
        before = new char[tokens];
        hash = new int[tokens];
        foldStart = new int[tokens];
        foldLength = new int[tokens];
        folded = new char[characters + 64];
    }

    void ensureToken() {
        if (size == start.length) {
            int to = size * 2;
            start = Arrays.copyOf(start, to);
            end = Arrays.copyOf(end, to);
            section = Arrays.copyOf(section, to);
            sentence = Arrays.copyOf(sentence, to);
            paragraph = Arrays.copyOf(paragraph, to);
            flags = Arrays.copyOf(flags, to);
            before = Arrays.copyOf(before, to);
            hash = Arrays.copyOf(hash, to);
            foldStart = Arrays.copyOf(foldStart, to);
            foldLength = Arrays.copyOf(foldLength, to);
        }
    }

    /** {@link #folded} with room for {@code characters} more. */
    char[] room(int characters) {
        if (folded.length - foldSize < characters) {
            folded = Arrays.copyOf(folded, Math.max(folded.length * 2, foldSize + characters));
        }
        return folded;
    }

    void put(char c) {
        if (foldSize == folded.length) {
            folded = Arrays.copyOf(folded, foldSize * 2);
        }
        folded[foldSize++] = c;
    }
}
