package id.kentongan.analyzers.status;

import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads the cue list into a lexicon; refuses unknown kinds with file, line and reason. */
public final class Cues {

    /** The cue list beside this class. */
    public static final String RESOURCE = "cues.txt";

    private Cues() {}

    /** Registers every phrase of every kind. */
    public static void addTo(LexiconBuilder lexicon) {
        Set<Cue> seen = EnumSet.noneOf(Cue.class);
        Cue kind = null;
        for (ResourceLines.Line line : ResourceLines.read(Cues.class, RESOURCE)) {
            if (line.text().startsWith("[")) {
                kind = kind(line);
                if (!seen.add(kind)) {
                    throw line.refused(RESOURCE, kind + " stands here twice");
                }
                continue;
            }
            if (kind == null) {
                throw line.refused(RESOURCE, "a [KIND] must come first");
            }
            for (String phrase : line.text().split(";")) {
                if (!phrase.isBlank()) {
                    add(lexicon, phrase, kind, line);
                }
            }
        }
    }

    private static void add(
            LexiconBuilder lexicon, String phrase, Cue kind, ResourceLines.Line line) {
        try {
            lexicon.add(phrase, kind);
        } catch (IllegalArgumentException e) {
            throw line.refused(RESOURCE, String.valueOf(e.getMessage()));
        }
    }

    private static Cue kind(ResourceLines.Line line) {
        String name = line.text().replaceAll("[\\[\\]]", "").toUpperCase(Locale.ROOT);
        try {
            return Cue.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw line.refused(RESOURCE, "unknown kind of cue: " + name);
        }
    }
}
