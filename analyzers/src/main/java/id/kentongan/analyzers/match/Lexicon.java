package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
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

    // how the second number of a node is laid out
    private static final int COUNT_BITS = 12;
    private static final int WIDE_SHIFT = 40;

    private static final String[] CLITICS = {"nya", "lah", "kah", "pun"};

    private final Vocabulary vocabulary;
    private final Slips slips;
    private final Edges edges;

    /** Edges of the names, apart so that they do not thin out the table of the phrases. */
    private final Edges nameEdges;

    /**
     * Two numbers for each node, side by side: the symbols that leave it, folded into 64 bits,
     * because most questions are about edges that do not exist and end here; and the node after
     * {@code ...}, the position of its first payload and their count.
     */
    private final long[] nodes;

    /** The payloads of all nodes, one after the other. */
    private final Payload[] payloads;

    /** Their kinds. */
    private final short[] kinds;

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
        int size = builder.children.size();
        BitSet ofNames = ofNames(builder.children);
        nameEdges = new Edges(builder.children, ofNames, builder.symbols());
        ofNames.flip(0, size);
        edges = new Edges(builder.children, ofNames, builder.symbols());
        vocabulary =
                new Vocabulary(
                        builder.inflecting,
                        builder.exact,
                        known.stream().sorted().toList(),
                        smallWords,
                        builder.numbered,
                        symbol -> edges.next(LexiconBuilder.PHRASES, symbol),
                        symbol -> nameEdges.next(LexiconBuilder.NAMES, symbol));
        slips = new Slips(vocabulary);
        for (int index = vocabulary.firstStrange(); index < vocabulary.size(); index++) {
            String word = vocabulary.word(index);
            vocabulary.mean(
                    vocabulary.record(index),
                    guess(word.toCharArray(), 0, word.length(), word.hashCode()));
        }
        nodes = new long[size * 2];
        List<Payload> all = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            for (int symbol : builder.children.get(node).keySet()) {
                nodes[node * 2] |= 1L << symbol;
            }
            List<Payload> own = builder.outputs.get(node).stream().distinct().toList();
            int wide = builder.children.get(node).getOrDefault(LexiconBuilder.WIDE, -1);
            nodes[node * 2 + 1] =
                    (wide + 1L) << WIDE_SHIFT | (long) all.size() << COUNT_BITS | own.size();
            all.addAll(own);
        }
        payloads = all.toArray(Payload[]::new);
        kinds = new short[payloads.length];
        for (int position = 0; position < kinds.length; position++) {
            kinds[position] = payloads[position].kind();
        }
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
        pass.words();
        pass.phrases();
        pass.names();
        return new Matches(tokens, pass.hits, pass.names, pass.numbered);
    }

    /** One reading of one text. */
    private final class Pass {

        private final Tokens tokens;
        private final Hits hits;
        // open partial matches: node, first token, small words left, any words left
        private int[] open = new int[64];
        private int openSize;
        private int[] next = new int[64];
        private int nextSize;
        private final List<Hit> names = new ArrayList<>(32);

        /**
         * The word of each token in the vocabulary; none in furniture and where it is not there.
         */
        private final int[] words;

        private final char[] numbered;

        /** Tokens that begin a name. */
        private int[] openings = new int[32];

        private int openingsSize;

        Pass(Tokens tokens) {
            this.tokens = tokens;
            this.words = new int[tokens.size()];
            this.numbered = new char[tokens.size()];
            this.hits = new Hits(payloads, tokens.size());
        }

        /**
         * Looks every token up, in a loop of its own: none of the questions waits for another, so
         * the processor asks several at a time.
         */
        void words() {
            int size = tokens.size();
            char[] folded = tokens.folded();
            for (int i = 0; i < size; i++) {
                if (!tokens.furniture(i)) {
                    words[i] =
                            vocabulary.find(
                                    folded, tokens.offset(i), tokens.length(i), tokens.hash(i));
                    numbered[i] = vocabulary.number(words[i]);
                }
            }
        }

        void phrases() {
            int size = tokens.size();
            char[] folded = tokens.folded();
            int sentence = -1;
            for (int i = 0; i < size; i++) {
                if (tokens.sentence(i) != sentence) {
                    sentence = tokens.sentence(i);
                    openSize = 0;
                }
                if (tokens.furniture(i)) {
                    openSize = 0;
                    continue;
                }
                int word = words[i];
                if (vocabulary.opensName(word)) {
                    opening(i);
                }
                int meant = meant(word, folded, i);
                int symbols = vocabulary.symbols(meant);
                if (openSize > 0 || symbols > 0) {
                    phrase(i, meant, symbols, vocabulary.small(word));
                }
            }
        }

        private int meant(int word, char[] folded, int i) {
            if (word != Vocabulary.NONE && !vocabulary.strange(word)) {
                return word;
            }
            if (tokens.numeric(i)) {
                return Vocabulary.NONE;
            }
            return word != Vocabulary.NONE
                    ? vocabulary.meantBy(word)
                    : guess(folded, tokens.offset(i), tokens.length(i), tokens.hash(i));
        }

        private void opening(int token) {
            if (openingsSize == openings.length) {
                openings = java.util.Arrays.copyOf(openings, openingsSize * 2);
            }
            openings[openingsSize++] = token;
        }

        /** Names come in order of their first token and, from one token, of their length. */
        void names() {
            for (int k = 0; k < openingsSize; k++) {
                int first = openings[k];
                int node = vocabulary.nameNode(words[first]);
                int last = first;
                while (node >= 0) {
                    for (int p = 0; p < count(node); p++) {
                        names.add(new Hit(first, last, payloads[firstPayload(node) + p]));
                    }
                    last++;
                    node = leaf(node) ? -1 : longer(node, last);
                }
            }
        }

        /** The node after {@code node} over token {@code i}, or -1. */
        private int longer(int node, int i) {
            if (i == words.length || words[i] == Vocabulary.NONE) {
                return -1;
            }
            // a name may be broken over two lines
            if (tokens.sentence(i) != tokens.sentence(i - 1) && tokens.before(i) != '\n') {
                return -1;
            }
            int symbol = vocabulary.nameSymbol(words[i]);
            return symbol >= 0 && mayLeave(node, symbol) ? nameEdges.next(node, symbol) : -1;
        }

        /** Steps over token {@code i}, which is {@code word}, with its symbols. */
        private void phrase(int i, int word, int symbols, boolean smallWord) {
            nextSize = 0;
            for (int k = 0; k < openSize; k += 4) {
                int node = open[k];
                int first = open[k + 1];
                for (int s = 0; s < symbols; s++) {
                    int symbol = vocabulary.symbol(word, s);
                    if (mayLeave(node, symbol)) {
                        int reached = edges.next(node, symbol);
                        if (reached >= 0) {
                            reach(reached, first, i);
                        }
                    }
                }
                int gaps = open[k + 2];
                int any = open[k + 3];
                if (any > 0) {
                    push(node, first, 0, any - 1);
                } else if (smallWord && gaps > 0) {
                    push(node, first, gaps - 1, 0);
                }
            }
            for (int s = 0; s < symbols; s++) {
                int node = vocabulary.phraseNode(word, s);
                if (node >= 0) {
                    reach(node, i, i);
                }
            }
            int[] swap = open;
            open = next;
            openSize = nextSize;
            next = swap;
        }

        private void reach(int node, int first, int i) {
            found(node, first, i);
            if (leaf(node)) {
                return;
            }
            push(node, first, MOST_GAPS, 0);
            if (wide(node) >= 0) {
                push(wide(node), first, 0, WIDE_GAPS);
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

        /** Keeps hits by their first token, though they come by their last. */
        private void found(int node, int first, int last) {
            int from = firstPayload(node);
            int to = from + count(node);
            for (int position = from; position < to; position++) {
                hits.put(first, last, position, kinds[position]);
            }
        }
    }

    private int count(int node) {
        return (int) nodes[node * 2 + 1] & (1 << COUNT_BITS) - 1;
    }

    private int firstPayload(int node) {
        return (int) (nodes[node * 2 + 1] >>> COUNT_BITS) & (1 << WIDE_SHIFT - COUNT_BITS) - 1;
    }

    /** The node after {@code ...}, or -1. */
    private int wide(int node) {
        return (int) (nodes[node * 2 + 1] >>> WIDE_SHIFT) - 1;
    }

    /** Whether nothing follows {@code node}. */
    private boolean leaf(int node) {
        return nodes[node * 2] == 0;
    }

    /** Whether an edge of {@code symbol} may leave {@code node}. */
    private boolean mayLeave(int node, int symbol) {
        return (nodes[node * 2] & 1L << symbol) != 0;
    }

    /** The word that one which is not in the vocabulary is taken for, or none. */
    private int guess(char[] folded, int start, int length, int hash) {
        if (length < 5) {
            return Vocabulary.NONE;
        }
        for (String clitic : CLITICS) {
            if (endsWith(folded, start, length, clitic)) {
                int shorter = length - 3;
                int word = vocabulary.find(folded, start, shorter, hash(folded, start, shorter));
                return vocabulary.strange(word) ? Vocabulary.NONE : word;
            }
        }
        return slips.meant(folded, start, length, hash);
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
