package id.kentongan.analyzers.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Open-addressing table from folded words to what they stand for in phrases and names. Everything
 * about a word stands side by side in one record, so that a word of a text costs two lines of the
 * processor's cache, the slot and the record, however many words there are. A word is known by the
 * position of its record. Immutable.
 */
final class Vocabulary {

    // a record: length, marks, number, the letters, for a word of names its symbol and the first
    // node of its names, then for each symbol in phrases the symbol and the first node of its
    // phrases; for a word that is here for its number alone, the record of the word it is taken for
    private static final int MARKS = 1;
    private static final int NUMBER = 2;
    private static final int LETTERS = 3;
    private static final int NAME = 4;
    private static final int SYMBOL = 4;
    private static final int MEANT = 2;

    // the marks: count of symbols, and whether the word is small, in names, begins a name, or is
    // here for its number alone
    private static final int COUNT = 0x0FFF;
    private static final int SMALL = 0x8000;
    private static final int NAMED = 0x4000;
    private static final int OPENING = 0x2000;
    private static final int STRANGE = 0x1000;

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

    private final char[] records;
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
     */
    Vocabulary(
            Map<String, List<Integer>> inflected,
            Map<String, Integer> names,
            Iterable<String> known,
            Set<String> small,
            List<String> numbered,
            IntUnaryOperator phraseNode,
            IntUnaryOperator nameNode) {
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
            end += LETTERS + words[i].length() + named + count * SYMBOL + meant;
        }
        records = new char[end];
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
                    phraseNode);
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
            records[position[index.get(numbered.get(n))] + NUMBER] = (char) (n + 1);
        }
    }

    private void write(
            int at,
            String word,
            boolean small,
            int name,
            IntUnaryOperator nameNode,
            List<Integer> symbols,
            IntUnaryOperator phraseNode) {
        if (symbols.size() > COUNT || word.length() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("a word of too many meanings or letters: " + word);
        }
        int node = name < 0 ? -1 : nameNode.applyAsInt(name);
        records[at] = (char) word.length();
        records[at + MARKS] =
                (char)
                        (symbols.size()
                                | (small ? SMALL : 0)
                                | (name < 0 ? 0 : NAMED)
                                | (node < 0 ? 0 : OPENING));
        word.getChars(0, word.length(), records, at + LETTERS);
        int next = at + LETTERS + word.length();
        if (name >= 0) {
            put(next, name);
            put(next + 2, node);
            next += NAME;
        }
        for (int symbol : symbols) {
            put(next, symbol);
            put(next + 2, phraseNode.applyAsInt(symbol));
            next += SYMBOL;
        }
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
        return records[word + NUMBER];
    }

    /** Whether a record is that of a word which is here for its number alone. */
    boolean strange(int word) {
        return (records[word + MARKS] & STRANGE) != 0;
    }

    /** What {@link #meantBy} answers for a word that is here for its number alone. */
    void mean(int strange, int word) {
        put(strange + LETTERS + records[strange], word);
    }

    /** The word that one which is here for its number alone is taken for in phrases, or none. */
    int meantBy(int strange) {
        return get(strange + LETTERS + records[strange]);
    }

    /** Number of symbols that a word has in phrases. */
    int symbols(int word) {
        return records[word + MARKS] & COUNT;
    }

    /** Whether a word may stand between those of a phrase. */
    boolean small(int word) {
        return (records[word + MARKS] & SMALL) != 0;
    }

    /** Whether a name begins with a word. */
    boolean opensName(int word) {
        return (records[word + MARKS] & OPENING) != 0;
    }

    /** The symbol of a word in phrases, counted from 0. */
    int symbol(int word, int number) {
        return get(symbolsAt(word) + number * SYMBOL);
    }

    /** First node of the phrases that begin with a symbol of a word, counted from 0, or -1. */
    int phraseNode(int word, int number) {
        return get(symbolsAt(word) + number * SYMBOL + 2);
    }

    /** Symbol of a word in names, or -1. */
    int nameSymbol(int word) {
        return named(word) ? get(word + LETTERS + records[word]) : -1;
    }

    /** First node of the names that begin with a word, or -1. */
    int nameNode(int word) {
        return named(word) ? get(word + LETTERS + records[word] + 2) : -1;
    }

    private boolean named(int word) {
        return (records[word + MARKS] & NAMED) != 0;
    }

    private int symbolsAt(int word) {
        return word + LETTERS + records[word] + (named(word) ? NAME : 0);
    }

    private int get(int at) {
        return records[at] << 16 | records[at + 1];
    }

    private void put(int at, int value) {
        records[at] = (char) (value >>> 16);
        records[at + 1] = (char) value;
    }

    private static int mixed(int hash) {
        return hash * 0x9E3779B9;
    }

    private boolean same(int word, char[] buffer, int start, int length) {
        if (records[word] != length) {
            return false;
        }
        int at = word + LETTERS;
        for (int i = 0; i < length; i++) {
            if (records[at + i] != buffer[start + i]) {
                return false;
            }
        }
        return true;
    }
}
