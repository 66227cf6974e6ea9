package id.kentongan.analyzers.place;

import id.kentongan.analyzers.text.Tokens;

/**
 * What capital letters are worth in one text. In running prose a capital inside a sentence marks a
 * name; in headlines, field notes and telegram style it says nothing.
 */
final class Letters {

    private static final int SHORTEST = 4;
    private static final double HEADLINE = 0.6;
    private static final double CASELESS = 0.02;

    private final Tokens tokens;

    /** First token of each sentence, and one past the last. */
    private final int[] sentenceStart;

    private final boolean[] telling;
    private final boolean cased;

    Letters(Tokens tokens) {
        this.tokens = tokens;
        int sentences = tokens.sentences();
        sentenceStart = new int[sentences + 1];
        telling = new boolean[sentences];
        int[] words = new int[sentences];
        int[] capitals = new int[sentences];
        int allCapitals = 0;
        int allWords = 0;
        int sentence = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.sentence(i) != sentence) {
                int next = tokens.sentence(i);
                for (int s = sentence + 1; s <= next; s++) {
                    sentenceStart[s] = i;
                }
                sentence = next;
            } else if (tokens.length(i) >= SHORTEST && !tokens.numeric(i)) {
                words[sentence]++;
                if (tokens.capital(i)) {
                    capitals[sentence]++;
                }
            }
            if (!tokens.numeric(i) && i != sentenceStart[sentence]) {
                allWords++;
                if (tokens.capital(i)) {
                    allCapitals++;
                }
            }
        }
        for (int s = sentence + 1; s <= sentences; s++) {
            sentenceStart[s] = tokens.size();
        }
        cased = allCapitals > CASELESS * allWords;
        for (int s = 0; s < sentences; s++) {
            telling[s] = cased && capitals[s] < Math.max(2, HEADLINE * words[s]);
        }
    }

    int sentenceStart(int sentence) {
        return sentenceStart[sentence];
    }

    int sentenceEnd(int sentence) {
        return sentenceStart[sentence + 1];
    }

    /** Whether the capital at token {@code i} marks a name. */
    boolean telling(int i) {
        int sentence = tokens.sentence(i);
        return tokens.capital(i) && telling[sentence] && i != sentenceStart[sentence];
    }

    /** Whether the token is in lower case although the text uses capitals. */
    boolean plain(int i) {
        return cased && !tokens.capital(i);
    }

    /** Whether the text uses capitals at all. */
    boolean cased() {
        return cased;
    }
}
