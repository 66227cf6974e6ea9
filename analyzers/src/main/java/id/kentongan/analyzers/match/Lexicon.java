package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
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
    private static final Comparator<Hit> ORDER =
            (a, b) ->
                    a.first() != b.first()
                            ? Integer.compare(a.first(), b.first())
                            : Integer.compare(a.last(), b.last());
    private static final Payload[] NOTHING = {};
    private static final String[] CLITICS = {"nya", "lah", "kah", "pun"};

    private final Vocabulary vocabulary;
    private final Slips slips;
    private final boolean[] small;
    private final Edges edges;

    /** Node of the phrases that begin with a symbol, or -1. */
    private final int[] phraseFirst;

    /** Edges of the names, apart so that they do not thin out the table of the phrases. */
    private final Edges nameEdges;

    /** Node of the names that begin with a word of the vocabulary, or -1. */
    private final int[] nameFirst;

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
        BitSet ofNames = ofNames(builder.children);
        nameEdges = new Edges(builder.children, ofNames);
        ofNames.flip(0, nodes);
        edges = new Edges(builder.children, ofNames);
        phraseFirst = new int[builder.symbols()];
        for (int symbol = 0; symbol < phraseFirst.length; symbol++) {
            phraseFirst[symbol] = edges.next(LexiconBuilder.PHRASES, symbol);
        }
        nameFirst = new int[vocabulary.size()];
        for (int word = 0; word < nameFirst.length; word++) {
            int symbol = vocabulary.exact(word);
            nameFirst[word] = symbol < 0 ? -1 : nameEdges.next(LexiconBuilder.NAMES, symbol);
        }
        outputs = new Payload[nodes][];
        wide = new int[nodes];
        boolean longest = false;
        for (int node = 0; node < nodes; node++) {
            outputs[node] =
                    builder.outputs.get(node).isEmpty()
                            ? NOTHING
                            : builder.outputs.get(node).stream().distinct().toArray(Payload[]::new);
            wide[node] = builder.children.get(node).getOrDefault(LexiconBuilder.WIDE, -1);
            for (Payload payload : outputs[node]) {
                longest |= payload.longestOnly();
            }
        }
        anyLongestOnly = longest;
    }

    /** The nodes of names: a child is made after its parent, so one pass finds them. */
    private static BitSet ofNames(List<Map<Integer, Integer>> children) {
        BitSet nodes = new BitSet(children.size());
        nodes.set(LexiconBuilder.NAMES);
        for (int node = LexiconBuilder.NAMES; node < children.size(); node++) {
            if (nodes.get(node)) {
                children.get(node).values().forEach(nodes::set);
            }
        }
        return nodes;
    }

    /** Every occurrence of every phrase and name outside furniture. */
    public Matches match(Tokens tokens) {
        Pass pass = new Pass(tokens);
        pass.run();
        pass.names();
        pass.hits.sort(ORDER);
        return anyLongestOnly
                ? new Matches(tokens, longest(pass.hits), longest(pass.names))
                : new Matches(tokens, pass.hits, pass.names);
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
        private final List<Hit> names = new ArrayList<>();

        /** Index of each token in the vocabulary; -1 where unknown or in furniture. */
        private final int[] words;

        private int sentence = -1;

        Pass(Tokens tokens) {
            this.tokens = tokens;
            this.words = new int[tokens.size()];
        }

        void run() {
            int size = tokens.size();
            char[] folded = tokens.folded();
            for (int i = 0; i < size; i++) {
                if (tokens.sentence(i) != sentence) {
                    sentence = tokens.sentence(i);
                    openSize = 0;
                }
                if (tokens.furniture(i)) {
                    openSize = 0;
                    words[i] = -1;
                    continue;
                }
                int start = tokens.offset(i);
                int length = tokens.length(i);
                int word = vocabulary.find(folded, start, length, tokens.hash(i));
                words[i] = word;
                boolean smallWord = word >= 0 && small[word];
                int meant = word >= 0 ? word : guess(folded, start, length, i);
                int from = meant < 0 ? 0 : vocabulary.firstSymbol(meant);
                int to = meant < 0 ? 0 : vocabulary.endOfSymbols(meant);
                if (openSize > 0 || from < to) {
                    phrase(i, from, to, smallWord);
                }
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

        /** Names come in order of their first token and, from one token, of their length. */
        void names() {
            for (int first = 0; first < words.length; first++) {
                int node = words[first] < 0 ? -1 : nameFirst[words[first]];
                int last = first;
                while (node >= 0) {
                    for (Payload payload : outputs[node]) {
                        names.add(new Hit(first, last, payload));
                    }
                    last++;
                    node = nameEdges.leaf(node) ? -1 : longer(node, last);
                }
            }
        }

        /** The node after {@code node} over token {@code i}, or -1. */
        private int longer(int node, int i) {
            if (i == words.length || words[i] < 0) {
                return -1;
            }
            // a name may be broken over two lines
            if (tokens.sentence(i) != tokens.sentence(i - 1) && tokens.before(i) != '\n') {
                return -1;
            }
            int symbol = vocabulary.exact(words[i]);
            return symbol < 0 ? -1 : nameEdges.next(node, symbol);
        }

        /** Steps over token {@code i} with the symbols of its word, {@code from} to {@code to}. */
        private void phrase(int i, int from, int to, boolean smallWord) {
            nextSize = 0;
            for (int k = 0; k < openSize; k += 4) {
                int node = open[k];
                int first = open[k + 1];
                for (int s = from; s < to; s++) {
                    reach(edges.next(node, vocabulary.symbol(s)), first, i);
                }
                int gaps = open[k + 2];
                int any = open[k + 3];
                if (any > 0) {
                    push(node, first, 0, any - 1);
                } else if (smallWord && gaps > 0) {
                    push(node, first, gaps - 1, 0);
                }
            }
            for (int s = from; s < to; s++) {
                reach(phraseFirst[vocabulary.symbol(s)], i, i);
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
