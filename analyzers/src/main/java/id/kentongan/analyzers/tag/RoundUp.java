package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.place.PlaceMention;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The passages of an article that tells of several events in turn: each opens with its place ("Di
 * Kabupaten X, ...", "Sementara itu, di Kota Y", a dateline inside the text). A passing mention of
 * another place is none; nor is what lies in the past.
 */
final class RoundUp {

    /**
     * A passage of the body.
     *
     * @param start first UTF-16 unit
     * @param end one past the last unit
     * @param region the kabupaten or kota it opens with
     */
    record Passage(int start, int end, String region) {}

    private static final int MOST = 50;
    private static final int OPENING = 9;
    private static final int LONGEST = 4;
    private static final int LEAD = 60;

    private static final WordTable<Boolean> LINKS =
            WordTable.split(
                    "sementara itu adapun sedangkan lalu kemudian berikutnya selanjutnya selain dua tiga sehari hari"
                            + " berselang pada sore malam pagi siang yang sama harinya masih terpisah");
    private static final WordTable<Boolean> BEFORE =
            WordTable.of("lalu", "silam", "sebelumnya", "pernah", "serupa", "dahulu", "dulu");
    private static final WordTable<Boolean> MANY =
            WordTable.of(
                    "sejumlah",
                    "berbagai",
                    "beberapa",
                    "dua",
                    "tiga",
                    "empat",
                    "lima",
                    "enam",
                    "sederet");
    private static final WordTable<Boolean> AREAS =
            WordTable.of(
                    "daerah",
                    "kota",
                    "kabupaten",
                    "wilayah",
                    "provinsi",
                    "bentrokan",
                    "bentrok",
                    "kabar",
                    "peristiwa",
                    "kejadian",
                    "lokasi");

    private RoundUp() {}

    /** The passages, in order; none where the text is about one event. */
    static List<Passage> of(Reading reading, List<PlaceMention> mentions, boolean[] background) {
        Tokens tokens = reading.tokens;
        List<int[]> openings = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        int datelines = 0;
        int m = 0;
        int i = 0;
        while (i < tokens.size() && openings.size() < MOST) {
            int end = i;
            while (end < tokens.size() && tokens.sentence(end) == tokens.sentence(i)) {
                end++;
            }
            if (tokens.field(i).equals("body")) {
                while (m < mentions.size()
                        && (!mentions.get(m).field().equals("body")
                                || mentions.get(m).start() < tokens.start(i))) {
                    m++;
                }
                int at = regency(mentions, m, tokens.end(end - 1));
                if (at >= 0 && !tokens.furniture(i) && !past(reading, background, i, end)) {
                    int kind = opens(tokens, i, end, mentions.get(at).start());
                    if (kind > 0) {
                        datelines += kind == 2 ? 1 : 0;
                        openings.add(new int[] {i, kind});
                        codes.add(mentions.get(at).code());
                    }
                }
            }
            i = end;
        }
        if (datelines == 1) {
            int only = 0;
            while (openings.get(only)[1] != 2) {
                only++;
            }
            openings.remove(only);
            codes.remove(only);
        }
        int places = new TreeSet<>(codes).size();
        if (places < 2 || places < 3 && !announced(tokens)) {
            return List.of();
        }
        List<Passage> passages = new ArrayList<>();
        for (int k = 0; k < openings.size(); k++) {
            int first = openings.get(k)[0];
            int stop = k + 1 < openings.size() ? openings.get(k + 1)[0] : tokens.size();
            int last = last(tokens, first, stop);
            passages.add(new Passage(tokens.start(first), tokens.end(last), codes.get(k)));
        }
        return passages;
    }

    /** Index of the first kabupaten or kota named from {@code m} on up to {@code end}, or -1. */
    private static int regency(List<PlaceMention> mentions, int m, int end) {
        for (int k = m; k < mentions.size(); k++) {
            PlaceMention mention = mentions.get(k);
            if (!mention.field().equals("body") || mention.start() >= end) {
                return -1;
            }
            String code = mention.code();
            if (code != null && code.length() == 5) {
                return k;
            }
        }
        return -1;
    }

    /** 1 where a sentence opens with "Di PLACE", 2 with a dateline, 0 else. */
    private static int opens(Tokens tokens, int first, int end, int place) {
        if (tokens.start(first) == place && tokens.allCaps(first)) {
            int k = first + 1;
            while (k < end && k < first + 4 && tokens.allCaps(k) && tokens.before(k) == ' ') {
                k++;
            }
            char dash = k < end ? tokens.before(k) : ' ';
            return dash == '-' || dash == '–' || dash == '—' ? 2 : 0;
        }
        for (int k = first; k < end && k < first + OPENING && tokens.start(k) < place; k++) {
            if (tokens.is(k, "di")) {
                for (int t = k + 1; t < end && t <= k + 6; t++) {
                    if (tokens.start(t) >= place) {
                        return 1;
                    }
                }
                return 0;
            }
            if (!LINKS.has(tokens, k)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean past(Reading reading, boolean[] background, int first, int end) {
        Tokens tokens = reading.tokens;
        if (background[tokens.sentence(first)] || reading.sentenceHas(first, Cue.RETROSPECT)) {
            return true;
        }
        for (int k = first + 1; k < end; k++) {
            if (BEFORE.has(tokens, k)) {
                return true;
            }
        }
        return false;
    }

    /** "di sejumlah daerah", "tiga bentrokan", "berikut rangkuman", in headline or lead. */
    private static boolean announced(Tokens tokens) {
        for (int k = 0; k < Math.min(LEAD, tokens.size()); k++) {
            String form = tokens.form(k);
            if (form.startsWith("rangkum")
                    || form.startsWith("merangkum")
                    || form.equals("kilas")
                    || form.equals("berikut")
                    || MANY.has(tokens, k) && k + 1 < tokens.size() && AREAS.has(tokens, k + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Last token of the passage: the end of its paragraph, or a few sentences. */
    private static int last(Tokens tokens, int first, int stop) {
        int last = first;
        while (last + 1 < stop
                && tokens.paragraph(last + 1) == tokens.paragraph(first)
                && tokens.sentence(last + 1) <= tokens.sentence(first) + LONGEST) {
            last++;
        }
        return last;
    }
}
