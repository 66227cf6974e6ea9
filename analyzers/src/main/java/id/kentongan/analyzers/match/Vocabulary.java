package id.kentongan.analyzers.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Open-addressing table from folded words to what they stand for in phrases and names. Everything
 * about a word stands side by side in one record, so that a word of a text costs two lines of the
 * processor's cache, the slot and the record, however many words there are. A word is known by the
 * position of its record. Immutable.
 */
final class Vocabulary {

    // a record: length and number, marks, the letters two by two; for a word of names its symbol
    // and the first node of its names; for each symbol in phrases the symbol, the first node of
    // its phrases and the nodes that it leaves; for a word that is here for its number alone, the
    // record of the word it is taken for
    private static final int MARKS = 1;
    private static final int LETTERS = 2;
    private static final int NAME = 2;
    private static final int SYMBOL = 4;
    private static final int MEANT = 1;

    private static final int NUMBER_SHIFT = 16;
    private static final int LENGTH = (1 << NUMBER_SHIFT) - 1;

    // the marks: count of symbols, and whether the word is small, in names, begins a name, or is
    // here for its number alone
    private static final int COUNT = 0x0FFF;
    private static final int SMALL = 0x8000;
    private static final int NAMED = 0x4000;
    private static final int OPENING = 0x2000;
    private static final int STRANGE = 0x1000;

    private static final int AT_SHIFT = 16;

    /** The empty record, of no word. */
    static final int NONE = 0;

    private final int shift;
    private final int mask;

    /** Bits of a slot that hold the position of a record; the bits above hold part of its hash. */
    private final int positionBits;

    /** 0 where a slot is free. */
    private final int[] slots;

    /** Index of the first word that is here for its number alone. */
    private final int firstStrange;

    private final int[] records;
    private final String[] words;

    /** Position of the record of each word. */
    private final int[] position;

    /**
     * The vocabulary of a lexicon.
     *
     * @param inflected symbols in phrases by word
     * @param names symbol in names by word
     * @param known words that are right as they stand
     * @param small words that may stand between those of a phrase
     * @param numbered words to number from 1 on
     * @param phraseNode first node of the phrases that begin with a symbol, or -1
     * @param nameNode first node of the names that begin with a symbol, or -1
     * @param parents the nodes of phrases that a symbol leaves, each folded by {@link #bit}
     */
    Vocabulary(
            Map<String, List<Integer>> inflected,
            Map<String, Integer> names,
            Iterable<String> known,
            Set<String> small,
            List<String> numbered,
            IntUnaryOperator phraseNode,
            IntUnaryOperator nameNode,
            IntToLongFunction parents) {
        Map<String, Integer> index = new LinkedHashMap<>();
        inflected.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        names.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        known.forEach(word -> index.putIfAbsent(word, index.size()));
        firstStrange = index.size();
        numbered.forEach(word -> index.putIfAbsent(word, index.size()));
        words = index.keySet().toArray(String[]::new);
        position = new int[words.length];
        int end = LETTERS;
        for (int i = 0; i < words.length; i++) {
            position[i] = end;
            int count = inflected.getOrDefault(words[i], List.of()).size();
            int named = names.containsKey(words[i]) ? NAME : 0;
            int meant = i < firstStrange ? 0 : MEANT;
            end += letters(words[i].length()) + named + count * SYMBOL + meant;
        }
        records = new int[end];
        positionBits = Integer.SIZE - Integer.numberOfLeadingZeros(end);
        int capacity = Math.max(16, Integer.highestOneBit(words.length * 3 / 2 + 1) * 2);
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        slots = new int[capacity];
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int at = position[i];
            write(
                    at,
                    word,
                    small.contains(word),
                    names.getOrDefault(word, -1),
                    nameNode,
                    inflected.getOrDefault(word, List.of()),
                    phraseNode,
                    parents);
            int mixed = mixed(word.hashCode());
            int slot = mixed >>> shift;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = mixed << positionBits | at;
        }
        for (int i = firstStrange; i < words.length; i++) {
            records[position[i] + MARKS] |= STRANGE;
        }
        for (int n = 0; n < numbered.size(); n++) {
            records[position[index.get(numbered.get(n))]] |= (n + 1) << NUMBER_SHIFT;
        }
    }

    private void write(
            int at,
            String word,
            boolean small,
            int name,
            IntUnaryOperator nameNode,
            List<Integer> symbols,
            IntUnaryOperator phraseNode,
            IntToLongFunction parents) {
        if (symbols.size() > COUNT || word.length() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("a word of too many meanings or letters: " + word);
        }
        int node = name < 0 ? -1 : nameNode.applyAsInt(name);
        records[at] = word.length();
        records[at + MARKS] =
                symbols.size()
                        | (small ? SMALL : 0)
                        | (name < 0 ? 0 : NAMED)
                        | (node < 0 ? 0 : OPENING);
        for (int i = 0; i < word.length(); i++) {
            records[at + LETTERS + i / 2] |= word.charAt(i) << (i % 2 == 0 ? 0 : Character.SIZE);
        }
        int next = at + letters(word.length());
        if (name >= 0) {
            records[next] = name;
            records[next + 1] = node;
            next += NAME;
        }
        for (int symbol : symbols) {
            long leaves = parents.applyAsLong(symbol);
            records[next] = symbol;
            records[next + 1] = phraseNode.applyAsInt(symbol);
            records[next + 2] = (int) leaves;
            records[next + 3] = (int) (leaves >>> Integer.SIZE);
            next += SYMBOL;
        }
    }

    /** What follows the letters of a word, counted from its record. */
    private static int letters(int length) {
        return LETTERS + (length + 1 >> 1);
    }

    /** The bit, among 64, by which a node is known. */
    static long bit(int node) {
        return 1L << (node * 0x9E3779B9 >>> Integer.SIZE - 6);
    }

    int size() {
        return words.length;
    }

    int firstStrange() {
        return firstStrange;
    }

    /** The word at an index from 0 to {@link #size}. */
    String word(int index) {
        return words[index];
    }

    /** The record of the word at an index. */
    int record(int index) {
        return position[index];
    }

    /** The record of the word in {@code buffer}, or {@link #NONE}. */
    int find(char[] buffer, int start, int length, int hash) {
        int mixed = mixed(hash);
        int slot = mixed >>> shift;
        while (true) {
            int entry = slots[slot];
            if (entry == 0) {
                return NONE;
            }
            int at = entry & (1 << positionBits) - 1;
            if (entry == (mixed << positionBits | at) && same(at, buffer, start, length)) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Number of a word, or 0. */
    char number(int word) {
        return (char) (records[word] >>> NUMBER_SHIFT);
    }

    /** Whether a record is that of a word which is here for its number alone. */
    boolean strange(int word) {
        return (records[word + MARKS] & STRANGE) != 0;
    }

    /** What {@link #meantBy} answers for a word that is here for its number alone. */
    void mean(int strange, int word) {
        records[rest(strange)] = word;
    }

    /** The word that one which is here for its number alone is taken for in phrases, or none. */
    int meantBy(int strange) {
        return records[rest(strange)];
    }

    /**
     * What a word is in phrases, in one number: from bit {@value #AT_SHIFT} on where its symbols
     * stand, below that its marks. 0 for a word that is nothing in phrases and begins no name.
     */
    long phrasing(int word) {
        int marks = records[word + MARKS];
        return marks == 0 ? 0 : (long) symbolsAt(word) << AT_SHIFT | marks;
    }

    /** {@link #phrasing} of a word that is taken for another in phrases, and else itself. */
    long phrasing(int word, int meant) {
        int own = records[word + MARKS] & ~COUNT;
        return phrasing(meant) & ~(SMALL | OPENING) | own & (SMALL | OPENING);
    }

    /** Number of symbols that a word has in phrases. */
    int symbols(int word) {
        return records[word + MARKS] & COUNT;
    }

    /** Number of symbols, by {@link #phrasing}. */
    static int count(long phrasing) {
        return (int) phrasing & COUNT;
    }

    /** Whether a word may stand between those of a phrase, by {@link #phrasing}. */
    static boolean small(long phrasing) {
        return (phrasing & SMALL) != 0;
    }

    /** Whether a name begins with a word, by {@link #phrasing}. */
    static boolean opensName(long phrasing) {
        return (phrasing & OPENING) != 0;
    }

    /** Where a symbol, counted from 0, stands, by {@link #phrasing}. */
    static int symbolAt(long phrasing, int number) {
        return (int) (phrasing >>> AT_SHIFT) + number * SYMBOL;
    }

    /** The symbol that stands at a place. */
    int symbol(int at) {
        return records[at];
    }

    /** First node of the phrases that begin with the symbol at a place, or -1. */
    int phraseNode(int at) {
        return records[at + 1];
    }

    /**
     * The nodes of phrases that the symbol at a place leaves, folded by {@link #bit}: most
     * questions about edges that do not exist end here, however many leave the node.
     */
    long parents(int at) {
        return (long) records[at + 3] << Integer.SIZE | records[at + 2] & 0xFFFFFFFFL;
    }

    /** Symbol of a word in names, or -1. */
    int nameSymbol(int word) {
        return named(word) ? records[rest(word)] : -1;
    }

    /** First node of the names that begin with a word, or -1. */
    int nameNode(int word) {
        return named(word) ? records[rest(word) + 1] : -1;
    }

    private boolean named(int word) {
        return (records[word + MARKS] & NAMED) != 0;
    }

    private int symbolsAt(int word) {
        return rest(word) + (named(word) ? NAME : 0);
    }

    /** What follows the letters of a word. */
    private int rest(int word) {
        return word + letters(records[word] & LENGTH);
    }

    private static int mixed(int hash) {
        return hash * 0x9E3779B9;
    }

    private boolean same(int word, char[] buffer, int start, int length) {
        if ((records[word] & LENGTH) != length) {
            return false;
        }
        int at = word + LETTERS;
        int end = start + length - 1;
        int i = start;
        while (i < end) {
            if ((buffer[i] | buffer[i + 1] << Character.SIZE) != records[at++]) {
                return false;
            }
            i += 2;
        }
        return i > end || buffer[i] == records[at];
    }
}
