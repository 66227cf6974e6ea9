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
        long[] parents = parents(builder.children, ofNames, builder.symbols());
        vocabulary =
                new Vocabulary(
                        builder.inflecting,
                        builder.exact,
                        known.stream().sorted().toList(),
                        smallWords,
                        builder.numbered,
                        symbol -> edges.next(LexiconBuilder.PHRASES, symbol),
                        symbol -> nameEdges.next(LexiconBuilder.NAMES, symbol),
                        symbol -> parents[symbol]);
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

    /** The nodes that each symbol leaves, folded: the other side of what {@link #nodes} holds. */
    private static long[] parents(
            List<Map<Integer, Integer>> children, BitSet ofPhrases, int symbols) {
        long[] parents = new long[symbols];
        for (int node = 0; node < children.size(); node++) {
            if (ofPhrases.get(node)) {
                for (int symbol : children.get(node).keySet()) {
                    parents[symbol] |= Vocabulary.bit(node);
                }
            }
        }
        return parents;
    }

    /** Every occurrence of every phrase and name outside furniture. */
    public Matches match(Tokens tokens) {
        Pass pass = new Pass(tokens);
        pass.words();
        pass.read();
        return new Matches(tokens, pass.hits, pass.names, pass.numbered);
    }

    /** One reading of one text. */
    private final class Pass {

        private final Tokens tokens;
        private final Hits hits;
        private final List<Hit> names = new ArrayList<>(32);

        /**
         * The word of each token in the vocabulary; none in furniture and where it is not there.
         */
        private final int[] words;

        /** What each token is in phrases: {@link Vocabulary#phrasing}. */
        private final long[] phrasing;

        private final char[] numbered;

        /** One past the last token that a phrase from here may reach. */
        private int stop;

        Pass(Tokens tokens) {
            this.tokens = tokens;
            this.words = new int[tokens.size()];
            this.phrasing = new long[tokens.size()];
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
                    int word =
                            vocabulary.find(
                                    folded, tokens.offset(i), tokens.length(i), tokens.hash(i));
                    words[i] = word;
                    numbered[i] = vocabulary.number(word);
                    phrasing[i] =
                            word != Vocabulary.NONE && !vocabulary.strange(word)
                                    ? vocabulary.phrasing(word)
                                    : vocabulary.phrasing(word, meant(word, folded, i));
                }
            }
        }

        private int meant(int word, char[] folded, int i) {
            if (tokens.numeric(i)) {
                return Vocabulary.NONE;
            }
            return word != Vocabulary.NONE
                    ? vocabulary.meantBy(word)
                    : guess(folded, tokens.offset(i), tokens.length(i), tokens.hash(i));
        }

        /** What begins at each token, so that occurrences come in order of their first. */
        void read() {
            int size = tokens.size();
            for (int i = 0; i < size; i++) {
                if (tokens.furniture(i)) {
                    continue;
                }
                if (i >= stop) {
                    stop = stop(i);
                }
                long word = phrasing[i];
                int symbols = Vocabulary.count(word);
                for (int s = 0; s < symbols; s++) {
                    int node = vocabulary.phraseNode(Vocabulary.symbolAt(word, s));
                    if (node >= 0) {
                        reach(node, i, i);
                    }
                }
                if (Vocabulary.opensName(word)) {
                    names(i);
                }
            }
        }

        /** Where the sentence of a token ends, or furniture begins. */
        private int stop(int from) {
            int sentence = tokens.sentence(from);
            int i = from + 1;
            while (i < words.length && tokens.sentence(i) == sentence && !tokens.furniture(i)) {
                i++;
            }
            return i;
        }

        /** Names from one token come in order of their length. */
        private void names(int first) {
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

        /** Takes what ends at {@code node}, reached at token {@code last}, and goes on from it. */
        private void reach(int node, int first, int last) {
            int from = firstPayload(node);
            int to = from + count(node);
            for (int position = from; position < to; position++) {
                hits.put(first, last, position, kinds[position]);
            }
            if (leaf(node)) {
                return;
            }
            int i = last + 1;
            for (int gaps = MOST_GAPS; i < stop; gaps--) {
                step(node, first, i);
                if (gaps == 0 || !Vocabulary.small(phrasing[i])) {
                    break;
                }
                i++;
            }
            int wide = wide(node);
            if (wide >= 0) {
                int end = Math.min(stop, last + WIDE_GAPS + 2);
                for (i = last + 1; i < end; i++) {
                    step(wide, first, i);
                }
            }
        }

        /** Steps from {@code node} over token {@code i}, with each of its symbols. */
        private void step(int node, int first, int i) {
            long bit = Vocabulary.bit(node);
            long word = phrasing[i];
            int symbols = Vocabulary.count(word);
            for (int s = 0; s < symbols; s++) {
                int at = Vocabulary.symbolAt(word, s);
                int symbol = vocabulary.symbol(at);
                if (mayLeave(node, symbol) && (vocabulary.parents(at) & bit) != 0) {
                    int reached = edges.next(node, symbol);
                    if (reached >= 0) {
                        reach(reached, first, i);
                    }
                }
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
                int shortHash = Tokens.hash(folded, start, start + shorter);
                int word = vocabulary.find(folded, start, shorter, shortHash);
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
}
