package id.kentongan.pipeline.person;

import id.kentongan.pipeline.person.PersonWords.Kind;
import id.kentongan.pipeline.person.PersonWords.Trait;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text and what is known of each, in arrays side by side: most words of a text are
 * small and plain, and are passed over without an object of their own. Not thread-safe.
 */
final class PersonTokens {

    /** Begins with a capital. */
    static final int CAPITAL = 1;

    /** Several letters, all of them capitals. */
    static final int SHOUTED = 1 << 1;

    /** First of its sentence. */
    static final int FIRST = 1 << 2;

    /** In a sentence most of whose longer words stand in capitals. */
    static final int TITLED = 1 << 3;

    /** No name of a person, whatever it says elsewhere. */
    static final int SAFE = 1 << 4;

    /** What may be a name of a person. */
    static final int PERSON = 1 << 5;

    /** Letters of a longer word. */
    static final int LEAST = 4;

    private static final PersonWords WORDS = PersonWords.standard();

    /** Set in {@link #traits} of words that were looked up. */
    private static final int LOOKED_UP = 1 << 31;

    private static final char ASCII = 0x80;

    /** Small letters of ASCII by what they are folded from, 0 for what is no letter. */
    private static final char[] SMALL = new char[ASCII];

    static {
        for (char small = 'a'; small <= 'z'; small++) {
            SMALL[small] = small;
            SMALL[Character.toUpperCase(small)] = small;
        }
    }

    /** The letters of the text, small in words that were hashed. */
    private final char[] letters;

    private int count;
    private int[] from;
    private int[] to;

    /** 0 for a word that was not hashed yet: of most that are small nobody asks. */
    private int[] hash;

    private int[] flags;
    private int[] traits;
    private @Nullable Kind[] kinds = new Kind[0];

    /** Which words have a capital. */
    private int[] capitals = new int[32];

    private int capitalCount;

    private PersonTokens(String text) {
        this.letters = text.toCharArray();
        int usual = letters.length / 6 + 8;
        this.from = new int[usual];
        this.to = new int[usual];
        this.hash = new int[usual];
        this.flags = new int[usual];
        this.traits = new int[0];
    }

    /** The words of {@code text}. */
    static PersonTokens of(String text) {
        PersonTokens tokens = new PersonTokens(text);
        tokens.read();
        tokens.traits = new int[tokens.count];
        tokens.kinds = new Kind[tokens.count];
        return tokens;
    }

    int count() {
        return count;
    }

    int from(int at) {
        return from[at];
    }

    int to(int at) {
        return to[at];
    }

    int length(int at) {
        return to[at] - from[at];
    }

    /** What {@link String#hashCode} says of the word in small letters. */
    int hash(int at) {
        int known = hash[at];
        return known == 0 ? fold(at) : known;
    }

    /** Whether a blank, hyphen or the dot of an initial joins the word to the one before. */
    boolean joined(int at) {
        return at > 0 && joins(at - 1, from[at]);
    }

    /** Whether {@code flag} is set for the word. */
    boolean has(int at, int flag) {
        return (flags[at] & flag) != 0;
    }

    void set(int at, int flag) {
        flags[at] |= flag;
    }

    void set(int at, int flag, boolean is) {
        flags[at] = is ? flags[at] | flag : flags[at] & ~flag;
    }

    /** Which word is the {@code which}-th with a capital. */
    int capital(int which) {
        return capitals[which];
    }

    /** How many words have a capital. */
    int capitals() {
        return capitalCount;
    }

    boolean initial(int at) {
        return has(at, CAPITAL) && length(at) == 1;
    }

    boolean is(int at, Trait trait) {
        return (traits(at) & trait.bit) != 0;
    }

    /** Like {@link #is} of a name, sooner where most words are none. */
    boolean isName(int at) {
        return WORDS.maybeName(hash(at)) && is(at, Trait.NAME);
    }

    private int traits(int at) {
        int known = traits[at];
        if (known == 0) {
            known = look(at);
            traits[at] = known;
        }
        return known;
    }

    private int look(int at) {
        int hashed = hash(at);
        return WORDS.traits(letters, from[at], length(at), hashed) | LOOKED_UP;
    }

    /** What the word is; of one without a capital that it is plain. */
    Kind kind(int at) {
        Kind kind = kinds[at];
        return kind == null ? Kind.PLAIN : kind;
    }

    /** Looks up what the word is. */
    void readKind(int at) {
        if (is(at, Trait.OPEN)) {
            kinds[at] = Kind.OPEN;
        } else if (is(at, Trait.NAME)) {
            kinds[at] = Kind.NAME;
        } else if (is(at, Trait.PLACE)) {
            kinds[at] = Kind.PLACE;
        } else if (!is(at, Trait.PLAIN) && !WORDS.derived(letters, from[at], length(at))) {
            kinds[at] = Kind.UNKNOWN;
        }
    }

    /** Whether the word in small letters is {@code word}. */
    boolean reads(int at, String word) {
        return hash(at) == word.hashCode()
                && length(at) == word.length()
                && word.contentEquals(CharBuffer.wrap(letters, from[at], length(at)));
    }

    /** Whether the word at {@code at} is that at {@code one} of {@code other}. */
    boolean same(int at, PersonTokens other, int one) {
        return hash(at) == other.hash(one)
                && Arrays.equals(
                        letters, from[at], to[at], other.letters, other.from[one], other.to[one]);
    }

    /** What follows the word in the text; a blank at its end. */
    char behind(int at) {
        return to[at] < letters.length ? letters[to[at]] : ' ';
    }

    /**
     * How many words from {@code begin} on, not beyond {@code end}, together are the longest name
     * of a region or a kecamatan of several words; 0 for none.
     */
    int wholePlace(int begin, int end) {
        int hashed = hash(begin);
        int longest = 0;
        for (int at = begin + 1; at < end; at++) {
            if (hash[at] == 0) {
                fold(at);
            }
            hashed = 31 * hashed + ' ';
            for (int i = from[at]; i < to[at]; i++) {
                hashed = 31 * hashed + letters[i];
            }
            if (WORDS.maybeWholePlace(hashed) && WORDS.wholePlace(words(begin, at + 1), hashed)) {
                longest = at + 1 - begin;
            }
        }
        return longest;
    }

    /** The words, each parted from the next by a blank. */
    private char[] words(int begin, int end) {
        char[] words = new char[to[end - 1] - from[begin]];
        int length = 0;
        for (int at = begin; at < end; at++) {
            if (length > 0) {
                words[length++] = ' ';
            }
            System.arraycopy(letters, from[at], words, length, length(at));
            length += length(at);
        }
        return Arrays.copyOf(words, length);
    }

    private void read() {
        int length = letters.length;
        int sentence = 0;
        int longer = 0;
        int longerCapitals = 0;
        int first = FIRST;
        int i = 0;
        while (i < length) {
            char c = letters[i];
            if (!letter(c)) {
                if (c == '\n' || c == '!' || c == '?' || c == '.' && ends(i)) {
                    title(sentence, longer, longerCapitals);
                    sentence = count;
                    longer = 0;
                    longerCapitals = 0;
                    first = FIRST;
                }
                i++;
                continue;
            }
            boolean capital =
                    (c < ASCII ? c != SMALL[c] : Character.isUpperCase(c))
                            && !(i > 0 && Character.isDigit(letters[i - 1]));
            if (count == from.length) {
                grow();
            }
            from[count] = i;
            flags[count] = first | (capital ? CAPITAL | capitalWord(i) : smallWord(i));
            int end = to[count];
            first = 0;
            if (end - i >= LEAST) {
                longer++;
                longerCapitals += capital ? 1 : 0;
            }
            if (capital) {
                if (capitalCount == capitals.length) {
                    capitals = Arrays.copyOf(capitals, 2 * capitalCount);
                }
                capitals[capitalCount++] = count;
            }
            count++;
            i = end;
        }
        title(sentence, longer, longerCapitals);
    }

    /** Finds the end of the word that begins there without a capital; it has no flag. */
    private int smallWord(int begin) {
        int end = begin + 1;
        while (end < letters.length) {
            char letter = letters[end];
            if ((letter >= ASCII || SMALL[letter] == 0) && !inside(end)) {
                break;
            }
            end++;
        }
        to[count] = end;
        return 0;
    }

    /** Reads and folds the word that begins there with a capital; answers its flags. */
    private int capitalWord(int begin) {
        int end = begin;
        int hashed = 0;
        boolean shouted = true;
        do {
            char letter = letters[end];
            char small;
            if (letter < ASCII && SMALL[letter] != 0) {
                small = SMALL[letter];
                shouted &= small != letter || end == begin;
            } else if (end == begin || inside(end)) {
                small = small(letter);
                shouted &= end == begin || small != letter || !Character.isLowerCase(letter);
            } else {
                break;
            }
            letters[end++] = small;
            hashed = 31 * hashed + small;
        } while (end < letters.length);
        to[count] = end;
        hash[count] = hashed;
        return shouted && end - begin > 1 ? SHOUTED : 0;
    }

    /** Makes the letters of the word small; answers its hash. */
    private int fold(int at) {
        int hashed = 0;
        for (int i = from[at]; i < to[at]; i++) {
            char letter = letters[i];
            char small = letter < ASCII && SMALL[letter] != 0 ? SMALL[letter] : small(letter);
            letters[i] = small;
            hashed = 31 * hashed + small;
        }
        hash[at] = hashed;
        return hashed;
    }

    private static char small(char letter) {
        return letter == '’' ? '\'' : Character.toLowerCase(letter);
    }

    private void grow() {
        int more = 2 * count;
        from = Arrays.copyOf(from, more);
        to = Arrays.copyOf(to, more);
        hash = Arrays.copyOf(hash, more);
        flags = Arrays.copyOf(flags, more);
    }

    private boolean inside(int at) {
        char c = letters[at];
        return letter(c)
                || (c == '\'' || c == '’') && at + 1 < letters.length && letter(letters[at + 1]);
    }

    /** Like {@link Character#isLetter(char)}, at once for ASCII. */
    private static boolean letter(char c) {
        return c < ASCII ? SMALL[c] != 0 : Character.isLetter(c);
    }

    /** Whether the dot at {@code at} ends a sentence, not an initial or a short title. */
    private boolean ends(int at) {
        if (count == 0) {
            return false;
        }
        int last = count - 1;
        return to[last] != at
                || !(initial(last) || has(last, CAPITAL) && length(last) <= 3 && isTitle(last));
    }

    /** Whether a person follows the word; also while words are still read. */
    private boolean isTitle(int at) {
        return WORDS.maybeTitle(hash(at)) && (look(at) & Trait.PERSON_FOLLOWS.bit) != 0;
    }

    private boolean joins(int before, int at) {
        int gap = at - to[before];
        char next = letters[to[before]];
        return gap == 1 && (next == ' ' || next == '-')
                || gap == 1 && initial(before) && next == '.'
                || gap == 2
                        && next == '.'
                        && letters[to[before] + 1] == ' '
                        && (initial(before) || isTitle(before));
    }

    /** Marks a sentence most of whose longer words stand in capitals. */
    private void title(int sentence, int longer, int longerCapitals) {
        if (longer > 2 && 2 * longerCapitals > longer) {
            for (int i = sentence; i < count; i++) {
                flags[i] |= TITLED;
            }
        }
    }
}
