package id.kentongan.analyzers.text;

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
        {"gabung", "di", "whatsapp"}
    };

    private Furniture() {}

    static void mark(TokenBuffer tokens) {
        int i = 0;
        while (i < tokens.size) {
            int lead = lead(tokens, i);
            if (lead == 0) {
                i++;
                continue;
            }
            int sentence = tokens.sentence[i];
            int paragraph = tokens.paragraph[i];
            int stop = Math.min(tokens.size, i + lead + LONGEST_HEADLINE);
            int j = i;
            while (j < stop && tokens.sentence[j] == sentence && tokens.paragraph[j] == paragraph) {
                tokens.flags[j++] |= Tokens.FURNITURE;
            }
            i = j;
        }
    }

    private static int lead(TokenBuffer tokens, int i) {
        char first = tokens.folded[tokens.foldStart[i]];
        if ("blspatdig".indexOf(first) < 0) {
            return 0;
        }
        for (String[] lead : LEADS) {
            if (stands(tokens, i, lead)) {
                return lead.length;
            }
        }
        return 0;
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
