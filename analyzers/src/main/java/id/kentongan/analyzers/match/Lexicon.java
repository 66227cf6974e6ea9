package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases and names compiled into one trie over word symbols. Reads a text once; cost depends on
 * the length of the text and hardly on the number of phrases. Immutable, safe for several threads.
 */
public final class Lexicon {

    private static final int MOST_GAPS = 2;
    private static final int WIDE_GAPS = 4;
    private static final String[] CLITICS = {"nya", "lah", "kah", "pun"};

    private final Vocabulary vocabulary;
    private final Slips slips;
    private final boolean[] small;
    private final Edges edges;
    private final Payload[][] outputs;
    private final int[] wide;
    private final boolean anyLongestOnly;

    Lexicon(LexiconBuilder builder) {
        Set<String> smallWords = new HashSet<>();
        for (ResourceLines.Line line : ResourceLines.read(Lexicon.class, "small-words.txt")) {
            smallWords.addAll(List.of(line.text().split(" +")));
        }
        Set<String> known = new HashSet<>(builder.untouched);
        for (ResourceLines.Line line : ResourceLines.read(Lexicon.class, "known-words.txt")) {
            known.addAll(List.of(line.text().split(" +")));
        }
        known.addAll(smallWords);
        vocabulary =
                new Vocabulary(builder.inflecting, builder.exact, known.stream().sorted().toList());
        slips = new Slips(vocabulary);
        small = new boolean[vocabulary.size()];
        for (String word : smallWords) {
            small[vocabulary.find(word)] = true;
        }
        int nodes = builder.children.size();
        edges = new Edges(builder.children);
        outputs = new Payload[nodes][];
        wide = new int[nodes];
        boolean longest = false;
        for (int node = 0; node < nodes; node++) {
            outputs[node] = builder.outputs.get(node).stream().distinct().toArray(Payload[]::new);
            wide[node] = builder.children.get(node).getOrDefault(LexiconBuilder.WIDE, -1);
            for (Payload payload : outputs[node]) {
                longest |= payload.longestOnly();
            }
        }
        anyLongestOnly = longest;
    }

    /** Every occurrence of every phrase and name outside furniture. */
    public Matches match(Tokens tokens) {
        Pass pass = new Pass(tokens);
        pass.run();
        List<Hit> hits = pass.hits;
        hits.sort(Comparator.comparingInt(Hit::first).thenComparingInt(Hit::last));
        return new Matches(tokens, anyLongestOnly ? longest(hits) : hits);
    }

    /** Number of distinct words the lexicon knows. */
    public int words() {
        return vocabulary.size();
    }

    private static List<Hit> longest(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>(hits.size());
        Map<Class<?>, int[]> reach = new java.util.IdentityHashMap<>();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            if (!hit.payload().longestOnly()) {
                kept.add(hit);
                continue;
            }
            int[] last = reach.computeIfAbsent(hit.payload().getClass(), c -> new int[] {-1, -1});
            // a longer one from the same first token comes later in the order
            boolean longerFollows = false;
            for (int j = i + 1; j < hits.size() && hits.get(j).first() == hit.first(); j++) {
                longerFollows |=
                        hits.get(j).last() > hit.last()
                                && hits.get(j).payload().getClass() == hit.payload().getClass();
            }
            boolean inside = hit.last() <= last[1] && hit.first() > last[0];
            if (!longerFollows && !inside) {
                kept.add(hit);
                if (hit.last() > last[1]) {
                    last[0] = hit.first();
                    last[1] = hit.last();
                }
            }
        }
        return kept;
    }

    /** One reading of one text. */
    private final class Pass {

        private final Tokens tokens;
        private final List<Hit> hits = new ArrayList<>(64);
        // open partial matches: node, first token, small words left, any words left
        private int[] open = new int[64];
        private int openSize;
        private int[] next = new int[64];
        private int nextSize;
        private int[] names = new int[16];
        private int namesSize;
        private int sentence = -1;

        Pass(Tokens tokens) {
            this.tokens = tokens;
        }

        void run() {
            int size = tokens.size();
            char[] folded = tokens.folded();
            for (int i = 0; i < size; i++) {
                if (tokens.sentence(i) != sentence) {
                    sentence = tokens.sentence(i);
                    openSize = 0;
                    // a name may be broken over two lines
                    if (tokens.before(i) != '\n') {
                        namesSize = 0;
                    }
                }
                if (tokens.furniture(i)) {
                    openSize = 0;
                    namesSize = 0;
                    continue;
                }
                int start = tokens.offset(i);
                int length = tokens.length(i);
                int word = vocabulary.find(folded, start, length, tokens.hash(i));
                name(i, word);
                int[] symbols = vocabulary.inflecting(word);
                if (word < 0) {
                    symbols = vocabulary.inflecting(guess(folded, start, length, i));
                }
                phrase(i, symbols, word >= 0 && small[word]);
            }
        }

        private int guess(char[] folded, int start, int length, int i) {
            if (length < 5 || tokens.numeric(i)) {
                return -1;
            }
            for (String clitic : CLITICS) {
                if (endsWith(folded, start, length, clitic)) {
                    int shorter = length - 3;
                    return vocabulary.find(folded, start, shorter, hash(folded, start, shorter));
                }
            }
            return slips.meant(folded, start, length, tokens.hash(i));
        }

        private void name(int i, int word) {
            int symbol = word < 0 ? -1 : vocabulary.exact(word);
            int kept = 0;
            if (symbol >= 0) {
                for (int k = 0; k < namesSize; k += 2) {
                    int node = edges.next(names[k], symbol);
                    if (node >= 0) {
                        int first = names[k + 1];
                        names[kept] = node;
                        names[kept + 1] = first;
                        kept += 2;
                        found(node, first, i);
                    }
                }
                int node = edges.next(1, symbol);
                if (node >= 0) {
                    if (kept + 2 > names.length) {
                        names = java.util.Arrays.copyOf(names, names.length * 2);
                    }
                    names[kept] = node;
                    names[kept + 1] = i;
                    kept += 2;
                    found(node, i, i);
                }
            }
            namesSize = kept;
        }

        private void phrase(int i, int[] symbols, boolean smallWord) {
            nextSize = 0;
            for (int k = 0; k < openSize; k += 4) {
                int node = open[k];
                int first = open[k + 1];
                for (int symbol : symbols) {
                    reach(edges.next(node, symbol), first, i);
                }
                int gaps = open[k + 2];
                int any = open[k + 3];
                if (any > 0) {
                    push(node, first, 0, any - 1);
                } else if (smallWord && gaps > 0) {
                    push(node, first, gaps - 1, 0);
                }
            }
            for (int symbol : symbols) {
                reach(edges.next(0, symbol), i, i);
            }
            int[] swap = open;
            open = next;
            openSize = nextSize;
            next = swap;
        }

        private void reach(int node, int first, int i) {
            if (node < 0) {
                return;
            }
            found(node, first, i);
            if (edges.leaf(node)) {
                return;
            }
            push(node, first, MOST_GAPS, 0);
            if (wide[node] >= 0) {
                push(wide[node], first, 0, WIDE_GAPS);
            }
        }

        private void push(int node, int first, int gaps, int any) {
            if (nextSize + 4 > next.length) {
                next = java.util.Arrays.copyOf(next, next.length * 2);
            }
            next[nextSize++] = node;
            next[nextSize++] = first;
            next[nextSize++] = gaps;
            next[nextSize++] = any;
        }

        private void found(int node, int first, int last) {
            for (Payload payload : outputs[node]) {
                hits.add(new Hit(first, last, payload));
            }
        }
    }

    private static boolean endsWith(char[] folded, int start, int length, String ending) {
        int at = start + length - ending.length();
        for (int i = 0; i < ending.length(); i++) {
            if (folded[at + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] folded, int start, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + folded[start + i];
        }
        return hash;
    }
}
