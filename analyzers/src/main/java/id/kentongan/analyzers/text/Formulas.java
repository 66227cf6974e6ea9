package id.kentongan.analyzers.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns of phrase of which every report is full, and the plain word for each: read as they are,
 * their words would mean something else. What is put in their place is as long as they are, so that
 * every word keeps its place.
 */
final class Formulas {

    static final Formulas NONE = new Formulas(List.of());

    private static final String FIELD = "field-formulas.txt";

    private static final String MEANS = " => ";

    private record Formula(Pattern said, String meant) {}

    private final List<Formula> all;

    private Formulas(List<Formula> all) {
        this.all = all;
    }

    /** Those of field reports of today. */
    static Formulas field() {
        List<Formula> all = new ArrayList<>();
        for (ResourceLines.Line line : ResourceLines.read(Formulas.class, FIELD)) {
            int means = line.text().indexOf(MEANS);
            if (means < 1) {
                throw line.refused(FIELD, "expected 'regular expression => meant'");
            }
            try {
                all.add(
                        new Formula(
                                Pattern.compile(
                                        line.text().substring(0, means), Pattern.CASE_INSENSITIVE),
                                line.text().substring(means + MEANS.length()).strip()));
            } catch (PatternSyntaxException e) {
                throw line.refused(FIELD, e.getDescription());
            }
        }
        return new Formulas(List.copyOf(all));
    }

    /** {@code text} with what each formula stands for, every other character at its place. */
    String plain(String text) {
        String plain = text;
        for (Formula one : all) {
            plain =
                    one.said
                            .matcher(plain)
                            .replaceAll(
                                    found ->
                                            one.meant
                                                    + " "
                                                            .repeat(
                                                                    found.group().length()
                                                                            - one.meant.length()));
        }
        return plain;
    }
}
