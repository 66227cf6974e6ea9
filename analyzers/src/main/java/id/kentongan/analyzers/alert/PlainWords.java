package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.knowledge.Table;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an indicator is called towards leaders: plain, neutral, with its source in UU 7/2012. */
public final class PlainWords {

    private static final PlainWords STANDARD = load();

    private final Map<String, Words> byCode;

    private PlainWords(Map<String, Words> byCode) {
        this.byCode = byCode;
    }

    /**
     * Words for one indicator or family.
     *
     * @param text for the body of a message
     * @param title for titles: without any group label
     * @param source letters of article 5 of UU 7/2012
     */
    public record Words(String text, String title, String source) {}

    /** The words that ship with the project. */
    public static PlainWords standard() {
        return STANDARD;
    }

    /** Words for {@code indicator}, else for {@code family}, else for any tension. */
    public Words of(@Nullable String indicator, String family) {
        Words words = indicator == null ? null : byCode.get(indicator);
        if (words == null) {
            words = byCode.get(family);
        }
        return words == null ? new Words("ketegangan sosial", "ketegangan sosial", "a") : words;
    }

    private static PlainWords load() {
        Map<String, Words> byCode = new HashMap<>();
        for (Table.Row row : Table.resource(PlainWords.class, "plain.tsv", 4)) {
            byCode.put(row.cell(0), new Words(row.cell(1), row.cell(2), row.cell(3)));
        }
        return new PlainWords(Map.copyOf(byCode));
    }
}
