package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.Inflections;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects phrases and names and compiles them into a {@link Lexicon}.
 *
 * <p>A phrase is written in plain words. {@code {a,b}} gives alternatives, {@code (x)} may be
 * absent, {@code ~root} stands for the verbal forms of a root, {@code ...} for up to four words of
 * any kind, and {@code +} between words forbids the small words ("yang", "dengan", "para") that may
 * otherwise stand between them, two at most.
 */
public final class LexiconBuilder {

    /** Symbol of the edge that stands for {@code ...}. */
    static final int WIDE = 0;

    /** Node from which all phrases start. */
    static final int PHRASES = 0;

    /** Node from which all names start. */
    static final int NAMES = 1;

    private static final int MOST_VARIANTS = 400;

    final Map<String, List<Integer>> inflecting = new LinkedHashMap<>();
    final Map<String, Integer> exact = new LinkedHashMap<>();
    final List<Map<Integer, Integer>> children = new ArrayList<>();
    final List<List<Payload>> outputs = new ArrayList<>();
    final Set<String> untouched = new java.util.HashSet<>();
    List<String> numbered = List.of();
    private final Map<String, Integer> symbols = new HashMap<>();
    private final Tokenizer tokenizer = Tokenizer.standard();

    /** An empty builder. */
    public LexiconBuilder() {
        symbols.put("...", WIDE);
        node();
        node();
    }

    /**
     * Adds a phrase that is matched with clitics, gaps and, in long words, one slip of the pen.
     *
     * @throws IllegalArgumentException when brackets do not close, the phrase is empty or stands
     *     for too many forms
     */
    public LexiconBuilder add(String phrase, Payload payload) {
        List<String> variants = expand(phrase);
        for (String variant : variants) {
            addVariant(variant, phrase, payload);
        }
        return this;
    }

    /** Adds a name: whole words in folded form, nothing between them, no slips, no clitics. */
    public LexiconBuilder addName(String name, Payload payload) {
        Tokens tokens = tokenizer.read(name);
        if (tokens.size() == 0) {
            throw new IllegalArgumentException("empty name: '" + name + "'");
        }
        int node = NAMES;
        for (int i = 0; i < tokens.size(); i++) {
            String form = tokens.form(i);
            int symbol = symbol("=" + form);
            exact.put(form, symbol);
            node = child(node, symbol);
        }
        outputs.get(node).add(payload);
        return this;
    }

    /**
     * Declares words that are right as they stand and never a slip of the pen for another
     * ("membayar" is not "membakar").
     */
    public LexiconBuilder addKnownWord(String word) {
        untouched.add(word);
        return this;
    }

    /**
     * Numbers {@code words} in folded form from 1 on, for who asks of every token which of them it
     * is: the lexicon looks each token up anyway. It makes nothing else of them.
     *
     * @throws IllegalArgumentException when there are too many
     */
    public LexiconBuilder number(List<String> words) {
        if (words.size() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many words to number: " + words.size());
        }
        numbered = List.copyOf(words);
        return this;
    }

    /** Compiles what was added. */
    public Lexicon build() {
        return new Lexicon(this);
    }

    /** Number of symbols given so far. */
    int symbols() {
        return symbols.size();
    }

    /** Alternatives and optional parts written out. */
    static List<String> expand(String phrase) {
        int open = -1;
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (c == '{' || c == '(') {
                open = i;
                break;
            }
            if (c == '}' || c == ')') {
                throw new IllegalArgumentException("'" + c + "' without its opening: " + phrase);
            }
        }
        if (open < 0) {
            return List.of(phrase);
        }
        boolean brace = phrase.charAt(open) == '{';
        int close = phrase.indexOf(brace ? '}' : ')', open);
        if (close < 0) {
            throw new IllegalArgumentException(
                    "'" + phrase.charAt(open) + "' is never closed: " + phrase);
        }
        String inner = phrase.substring(open + 1, close);
        String[] choices = brace ? inner.split(",", -1) : new String[] {"", inner};
        List<String> all = new ArrayList<>();
        for (String choice : choices) {
            String head = phrase.substring(0, open) + choice.strip();
            for (String tail : expand(phrase.substring(close + 1))) {
                all.add(head + tail);
                if (all.size() > MOST_VARIANTS) {
                    throw new IllegalArgumentException("stands for too many forms: " + phrase);
                }
            }
        }
        return all;
    }

    private void addVariant(String variant, String phrase, Payload payload) {
        int node = PHRASES;
        boolean any = false;
        boolean wide = false;
        for (String part : variant.strip().split("\\s+")) {
            if (part.equals("...")) {
                wide = any;
                continue;
            }
            boolean tight = part.startsWith("+");
            String bare = tight ? part.substring(1) : part;
            boolean root = bare.startsWith("~");
            Tokens tokens = tokenizer.read(root ? bare.substring(1) : bare);
            if (tokens.size() == 0) {
                throw new IllegalArgumentException("no word in '" + part + "': " + phrase);
            }
            for (int i = 0; i < tokens.size(); i++) {
                if (wide) {
                    node = child(node, WIDE);
                    wide = false;
                }
                String form = tokens.form(i);
                node = child(node, root ? rootSymbol(form) : wordSymbol(form));
                any = true;
            }
        }
        if (!any) {
            throw new IllegalArgumentException("empty phrase: '" + phrase + "'");
        }
        outputs.get(node).add(payload);
    }

    private int wordSymbol(String form) {
        int symbol = symbol(form);
        meaning(form, symbol);
        return symbol;
    }

    private int rootSymbol(String root) {
        int symbol = symbol("~" + root);
        for (String form : Inflections.of(root)) {
            meaning(form, symbol);
        }
        return symbol;
    }

    private void meaning(String form, int symbol) {
        List<Integer> known = inflecting.computeIfAbsent(form, f -> new ArrayList<>(1));
        if (!known.contains(symbol)) {
            known.add(symbol);
        }
    }

    private int symbol(String key) {
        return symbols.computeIfAbsent(key, k -> symbols.size());
    }

    private int child(int node, int symbol) {
        Integer next = children.get(node).get(symbol);
        if (next == null) {
            next = node();
            children.get(node).put(symbol, next);
        }
        return next;
    }

    private int node() {
        children.add(new LinkedHashMap<>(2));
        outputs.add(new ArrayList<>(1));
        return children.size() - 1;
    }
}
