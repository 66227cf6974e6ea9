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

    private final boolean[] telling;
    private final boolean cased;

    Letters(Tokens tokens) {
        this.tokens = tokens;
        int sentences = tokens.sentences();
        telling = new boolean[sentences];
        int allCapitals = 0;
        int allWords = 0;
        for (int s = 0; s < sentences; s++) {
            int end = tokens.firstOf(s + 1);
            int words = 0;
            int capitals = 0;
            for (int i = tokens.firstOf(s) + 1; i < end; i++) {
                if (tokens.numeric(i)) {
                    continue;
                }
                int capital = tokens.capital(i) ? 1 : 0;
                allWords++;
                allCapitals += capital;
                if (tokens.length(i) >= SHORTEST) {
                    words++;
                    capitals += capital;
                }
            }
            telling[s] = capitals < Math.max(2, HEADLINE * words);
        }
        cased = allCapitals > CASELESS * allWords;
    }

    /** Whether the capital at token {@code i} marks a name. */
    boolean telling(int i) {
        int sentence = tokens.sentence(i);
        return cased && tokens.capital(i) && telling[sentence] && i != tokens.firstOf(sentence);
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
