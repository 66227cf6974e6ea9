package id.kentongan.analyzers.text;

import java.util.HashSet;
import java.util.Set;

/**
 * Marks what a page puts round an article: "Baca juga" and its headline, bylines, the caption of a
 * picture, invitations to share. Marked tokens are not read.
 */
final class Furniture {

    /** A headline after "Baca juga" has at most this many words. */
    private static final int LONGEST_HEADLINE = 24;

    private static final String[][] LEADS = {
        {"baca", "juga"},
        {"baca", "selengkapnya"},
        {"lihat", "juga"},
        {"simak", "juga"},
        {"simak", "video"},
        {"pilihan", "editor"},
        {"tinggalkan", "balasan"},
        {"artikel", "ini", "telah", "tayang"},
        {"dapatkan", "update", "berita"},
        {"ikuti", "kami", "di"},
        {"gabung", "di", "whatsapp"},
        {"tonton", "juga"},
        {"saksikan", "juga"},
        {"berita", "terkait"},
        {"antara", "foto"},
        {"cek", "berita", "dan", "artikel"},
        {"all", "rights", "reserved"},
        {"copyright"}
    };

    /** Words that open a credit or caption when a colon follows. */
    private static final String[][] CREDITS = {
        {"foto"},
        {"pewarta"},
        {"penulis"},
        {"editor"},
        {"reporter"},
        {"fotografer"},
        {"sumber"},
        {"kontributor"},
        {"video"},
        {"gambas"},
        {"grafis"},
        {"ilustrasi"}
    };

    /** Words of the page between two sentences of the article; nothing after them belongs to it. */
    private static final String[][] FIXED = {
        {"scroll", "to", "continue", "with", "content"},
        {"scroll", "to", "resume", "content"},
        {"advertisement"}
    };

    /** A caption repeats the headline among the first sentences of the body. */
    private static final int CAPTION_SENTENCES = 3;

    private static final int SHORTEST_HEADLINE = 5;

    /** The words with which any of these begins: nearly every token is none of them. */
    private static final WordTable<Boolean> FIRST_WORDS = firstWords(LEADS, CREDITS, FIXED);

    private Furniture() {}

    private static WordTable<Boolean> firstWords(String[][]... lists) {
        Set<String> words = new HashSet<>();
        for (String[][] list : lists) {
            for (String[] lead : list) {
                words.add(lead[0]);
            }
        }
        return WordTable.all(true, words);
    }

    static void mark(TokenBuffer tokens) {
        repeatedHeadline(tokens);
        int i = 0;
        while (i < tokens.size) {
            if (!begins(tokens, i)) {
                i++;
                continue;
            }
            int fixed = first(FIXED, tokens, i);
            if (fixed > 0) {
                for (int k = i; k < i + fixed; k++) {
                    tokens.flag(k, Tokens.FURNITURE);
                }
                i += fixed;
                continue;
            }
            int lead = lead(tokens, i);
            if (lead == 0) {
                i++;
                continue;
            }
            int sentence = tokens.sentence[i];
            int paragraph = tokens.paragraph(i);
            int stop = Math.min(tokens.size, i + lead + LONGEST_HEADLINE);
            int j = i;
            while (j < stop && tokens.sentence[j] == sentence && tokens.paragraph(j) == paragraph) {
                tokens.flag(j++, Tokens.FURNITURE);
            }
            i = j;
        }
    }

    private static boolean begins(TokenBuffer tokens, int i) {
        return FIRST_WORDS.get(
                        tokens.folded, tokens.foldStart[i], tokens.foldLength[i], tokens.hash[i])
                != null;
    }

    private static int lead(TokenBuffer tokens, int i) {
        int lead = first(LEADS, tokens, i);
        if (lead > 0) {
            return lead;
        }
        boolean colon = i + 1 < tokens.size && tokens.before(i + 1) == ':';
        return colon ? first(CREDITS, tokens, i) : 0;
    }

    private static int first(String[][] leads, TokenBuffer tokens, int i) {
        for (String[] lead : leads) {
            if (stands(tokens, i, lead)) {
                return lead.length;
            }
        }
        return 0;
    }

    /** A caption under the picture says the headline again, and no more. */
    private static void repeatedHeadline(TokenBuffer tokens) {
        int title = 0;
        while (title < tokens.size && tokens.section(title) == 0) {
            title++;
        }
        if (title < SHORTEST_HEADLINE || title > LONGEST_HEADLINE || title == tokens.size) {
            return;
        }
        int sentence = tokens.sentence[title];
        for (int i = title; i + title <= tokens.size; i++) {
            if (tokens.sentence[i] >= sentence + CAPTION_SENTENCES) {
                return;
            }
            int after = i + title;
            boolean ends =
                    after == tokens.size
                            || tokens.sentence[after] != tokens.sentence[i]
                            || tokens.before(after) == '(';
            if (ends && same(tokens, i, title)) {
                for (int k = i; k < i + title; k++) {
                    tokens.flag(k, Tokens.FURNITURE);
                }
                return;
            }
        }
    }

    private static boolean same(TokenBuffer tokens, int at, int length) {
        for (int k = 0; k < length; k++) {
            if (tokens.hash[k] != tokens.hash[at + k]) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(TokenBuffer tokens, int i, String[] lead) {
        if (i + lead.length > tokens.size) {
            return false;
        }
        for (int k = 0; k < lead.length; k++) {
            String word = lead[k];
            if (tokens.foldLength[i + k] != word.length()) {
                return false;
            }
            int at = tokens.foldStart[i + k];
            for (int c = 0; c < word.length(); c++) {
                if (tokens.folded[at + c] != word.charAt(c)) {
                    return false;
                }
            }
        }
        return true;
    }
}
