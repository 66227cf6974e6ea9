package id.kentongan.analyzers.event;

import id.kentongan.analyzers.item.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ownership groups of outlets, read from {@code newsrooms.tsv}: outlets of one house share copy, so
 * they count as one voice. What it says never changes.
 */
final class Newsrooms {

    private static final String RESOURCE = "newsrooms.tsv";

    private static final Newsrooms STANDARD = load();

    /** Answers that are kept, a power of two. */
    private static final int ASKED = 1_024;

    /** Longest name whose answer is kept. */
    private static final int LONGEST = 100;

    private final Map<String, String> exact;
    private final List<Map.Entry<String, String>> prefixes;

    /**
     * Answers by hash of the outlet: few outlets write most articles. Immutable, so that threads
     * may share it; one that is overwritten is worked out again.
     */
    private final @Nullable Known[] asked = new Known[ASKED];

    private record Known(String outlet, String group) {}

    private Newsrooms(Map<String, String> exact, List<Map.Entry<String, String>> prefixes) {
        this.exact = exact;
        this.prefixes = prefixes;
    }

    static Newsrooms standard() {
        return STANDARD;
    }

    /** The independent voice behind {@code item}. */
    String of(Item item) {
        if (item.kind() != Item.Kind.NEWS) {
            // a citizen's id may be a handle or a number: only its hash leaves this place
            return item.source().kind().equals("citizen")
                    ? "citizen:" + Fingerprint.of(item.source().id())
                    : "report:" + item.source().id();
        }
        return "news:" + group(item.newsroom());
    }

    /** The ownership group of an outlet, or the outlet itself in normal form. */
    String group(String outlet) {
        int hash = outlet.hashCode();
        int slot = (hash ^ hash >>> 16) & ASKED - 1;
        Known known = asked[slot];
        if (known != null && known.outlet.equals(outlet)) {
            return known.group;
        }
        String group = find(outlet);
        if (outlet.length() <= LONGEST) {
            asked[slot] = new Known(outlet, group);
        }
        return group;
    }

    private String find(String outlet) {
        String name = normal(outlet);
        String group = exact.get(name);
        if (group != null) {
            return group;
        }
        for (Map.Entry<String, String> prefix : prefixes) {
            if (name.startsWith(prefix.getKey())) {
                return prefix.getValue();
            }
        }
        return name;
    }

    private static String normal(String outlet) {
        String name = outlet.toLowerCase(Locale.ROOT).strip();
        name = name.replaceAll("^(https?://)?(www\\.)?", "");
        name = name.replaceAll("\\.(com|co\\.id|id|net|news)$", "");
        return name.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static Newsrooms load() {
        try (InputStream in = Newsrooms.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            Map<String, String> exact = new TreeMap<>();
            List<Map.Entry<String, String>> prefixes = new ArrayList<>();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : reader.lines().toList()) {
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String[] cell = line.split("\t", -1);
                if (cell[0].endsWith("*")) {
                    prefixes.add(Map.entry(normal(cell[0]), cell[1]));
                } else {
                    exact.put(normal(cell[0]), cell[1]);
                }
            }
            return new Newsrooms(exact, List.copyOf(prefixes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
