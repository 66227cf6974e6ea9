package id.kentongan.analyzers.status;

import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the cue list into a lexicon; refuses unknown kinds with file, line and reason. */
public final class Cues {

    /** The cue list beside this class. */
    public static final String RESOURCE = "cues.txt";

    private Cues() {}

    /** Registers every phrase of every kind. */
    public static void addTo(LexiconBuilder lexicon) {
        addTo(lexicon, RESOURCE, ResourceLines.read(Cues.class, RESOURCE));
    }

    /**
     * Registers every phrase of {@code lines}.
     *
     * @throws IllegalArgumentException with {@code file}, line and reason
     */
    public static void addTo(LexiconBuilder lexicon, String file, List<ResourceLines.Line> lines) {
        Set<Cue> seen = EnumSet.noneOf(Cue.class);
        Cue kind = null;
        for (ResourceLines.Line line : lines) {
            if (line.text().startsWith("[")) {
                kind = kind(file, line);
                if (!seen.add(kind)) {
                    throw line.refused(file, kind + " stands here twice");
                }
                continue;
            }
            if (kind == null) {
                throw line.refused(file, "a [KIND] must come first");
            }
            for (String phrase : line.text().split(";")) {
                if (!phrase.isBlank()) {
                    add(lexicon, phrase, kind, file, line);
                }
            }
        }
    }

    private static void add(
            LexiconBuilder lexicon, String phrase, Cue kind, String file, ResourceLines.Line line) {
        try {
            lexicon.add(phrase, kind);
        } catch (IllegalArgumentException e) {
            throw line.refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static Cue kind(String file, ResourceLines.Line line) {
        String name = line.text().replaceAll("[\\[\\]]", "").toUpperCase(Locale.ROOT);
        try {
            return Cue.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw line.refused(file, "unknown kind of cue: " + name);
        }
    }
}
