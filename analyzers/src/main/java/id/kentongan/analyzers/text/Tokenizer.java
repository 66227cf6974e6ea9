package id.kentongan.analyzers.text;

import java.util.List;

/**
 * Reads sections into {@link Tokens} in one pass, in time linear in their length. Immutable and
 * safe for use by several threads.
 */
public final class Tokenizer {

    private static final Tokenizer STANDARD = new Tokenizer(Spelling.standard(), Formulas.NONE);

    private static final Tokenizer FIELD = new Tokenizer(Spelling.field(), Formulas.field());

    private final Spelling spelling;

    private final Formulas formulas;

    private Tokenizer(Spelling spelling, Formulas formulas) {
        this.spelling = spelling;
        this.formulas = formulas;
    }

    /** The tokenizer with the shorthand that ships with the project. */
    public static Tokenizer standard() {
        return STANDARD;
    }

    /** The tokenizer that knows what officers write in field reports of today too. */
    public static Tokenizer field() {
        return FIELD;
    }

    /** The tokens of {@code sections}, in their order. */
    public Tokens read(List<Section> sections) {
        int characters = 0;
        for (Section section : sections) {
            characters += section.text().length();
        }
        Scan scan = new Scan(spelling, new TokenBuffer(characters));
        for (int i = 0; i < sections.size(); i++) {
            scan.section(i, formulas.plain(sections.get(i).text()));
        }
        Furniture.mark(scan.out);
        return new Tokens(List.copyOf(sections), scan.out);
    }

    /** The tokens of one text without a field of its own. */
    public Tokens read(String text) {
        return read(List.of(new Section("text", text)));
    }
}
