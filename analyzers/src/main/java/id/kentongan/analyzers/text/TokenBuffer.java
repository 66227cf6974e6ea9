package id.kentongan.analyzers.text;

import java.util.Arrays;

/** Growing columns behind {@link Tokens}. */
final class TokenBuffer {

    int size;
    int[] start;
    int[] end;
    int[] sentence;
    int[] hash;
    int[] foldStart;
    int[] foldLength;

    /** The character before a token, its section and its flags in one column: written at once. */
    private int[] marks;

    char[] folded;
    int foldSize;

    int sentences;
    private int[] firstToken = new int[32];
    private int[] paragraph = new int[32];

    TokenBuffer(int characters) {
        int tokens = Math.max(16, characters / 6);
        start = new int[tokens];
        end = new int[tokens];
        sentence = new int[tokens];
        hash = new int[tokens];
        foldStart = new int[tokens];
        foldLength = new int[tokens];
        marks = new int[tokens];
        folded = new char[characters + 64];
    }

    /** Opens a sentence; the next token is its first. */
    void sentence(int paragraphOfSentence) {
        if (sentences == firstToken.length) {
            firstToken = Arrays.copyOf(firstToken, sentences * 2);
            paragraph = Arrays.copyOf(paragraph, sentences * 2);
        }
        firstToken[sentences] = size;
        paragraph[sentences++] = paragraphOfSentence;
    }

    void ensureToken() {
        if (size == start.length) {
            int to = size * 2;
            start = Arrays.copyOf(start, to);
            end = Arrays.copyOf(end, to);
            sentence = Arrays.copyOf(sentence, to);
            hash = Arrays.copyOf(hash, to);
            foldStart = Arrays.copyOf(foldStart, to);
            foldLength = Arrays.copyOf(foldLength, to);
            marks = Arrays.copyOf(marks, to);
        }
    }

    void mark(int token, char before, int section, int flags) {
        marks[token] = before << 16 | section << 8 | flags;
    }

    char before(int token) {
        return (char) (marks[token] >>> 16);
    }

    int section(int token) {
        return marks[token] >>> 8 & 0xFF;
    }

    boolean has(int token, int flag) {
        return (marks[token] & flag) != 0;
    }

    void flag(int token, int flag) {
        marks[token] |= flag;
    }

    int paragraph(int token) {
        return paragraph[sentence[token]];
    }

    /** First token of a sentence; one past the last token for the number of sentences. */
    int firstToken(int ofSentence) {
        return ofSentence == sentences ? size : firstToken[ofSentence];
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
