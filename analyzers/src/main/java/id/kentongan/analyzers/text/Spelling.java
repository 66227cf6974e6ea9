package id.kentongan.analyzers.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How field reports and the press shorten and misspell common words ({@code dgn} for {@code
 * dengan}, {@code unjukrasa} for {@code unjuk rasa}). One form may stand for several words.
 */
final class Spelling {

    private static final String COMMON = "spelling.txt";

    private static final String FIELD = "field-spelling.txt";

    private final WordTable<char[][]> table;

    private Spelling(Map<String, char[][]> entries) {
        table = new WordTable<>(entries);
    }

    static Spelling standard() {
        return new Spelling(entries(COMMON));
    }

    /** With the shorthand that officers use today. */
    static Spelling field() {
        Map<String, char[][]> entries = entries(COMMON);
        entries.putAll(entries(FIELD));
        return new Spelling(entries);
    }

    private static Map<String, char[][]> entries(String resource) {
        Map<String, char[][]> entries = new HashMap<>();
        List<ResourceLines.Line> lines = ResourceLines.read(Spelling.class, resource);
        for (ResourceLines.Line line : lines) {
            int equals = line.text().indexOf('=');
            if (equals < 1) {
                throw line.refused(resource, "expected 'written = meant'");
            }
            String[] words = line.text().substring(equals + 1).strip().split(" +");
            char[][] meant = new char[words.length][];
            for (int i = 0; i < words.length; i++) {
                meant[i] = words[i].toCharArray();
            }
            for (String form : line.text().substring(0, equals).strip().split(" +")) {
                if (entries.put(form, meant) != null) {
                    throw line.refused(resource, "'" + form + "' stands here twice");
                }
            }
        }
        return entries;
    }

    /** The words that the folded form in {@code buffer} stands for, or null when it is itself. */
    char @Nullable [][] meant(char[] buffer, int start, int length, int hash) {
        return table.get(buffer, start, length, hash);
    }
}
