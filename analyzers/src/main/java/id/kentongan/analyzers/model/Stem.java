package id.kentongan.analyzers.model;

/**
 * A light cut of Indonesian affixes, for counting only: it may cut too much or too little, as long
 * as it always cuts the same way. Phrases of the rules never pass through it.
 */
final class Stem {

    private static final int LEAST = 4;

    private static final String[] CLITICS = {"nya", "lah", "kah", "pun"};

    private static final String[] PREFIXES = {
        "memper", "diper", "meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "ber", "ter",
        "per", "di", "me", "pe", "ke", "se"
    };

    private static final String[] SUFFIXES = {"kan", "an", "i"};

    private Stem() {}

    /**
     * Cuts the word in {@code chars} from {@code from} to {@code to}.
     *
     * @return first index of the stem in the upper, its end in the lower 32 bits
     */
    static long cut(char[] chars, int from, int to) {
        int end = to - suffix(chars, from, to, CLITICS);
        int start = from;
        for (String prefix : PREFIXES) {
            if (end - from - prefix.length() >= LEAST && at(chars, from, prefix)) {
                start = from + prefix.length();
                break;
            }
        }
        end -= suffix(chars, start, end, SUFFIXES);
        return (long) start << 32 | end;
    }

    private static int suffix(char[] chars, int from, int to, String[] suffixes) {
        for (String suffix : suffixes) {
            int length = suffix.length();
            if (to - from - length >= LEAST && at(chars, to - length, suffix)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean at(char[] chars, int index, String affix) {
        for (int k = 0; k < affix.length(); k++) {
            if (chars[index + k] != affix.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
