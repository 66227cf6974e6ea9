package id.kentongan.analyzers.knowledge;

import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.status.Cues;
import id.kentongan.analyzers.text.ResourceLines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knowledge that takes the place of some of the files that ship with the project: {@code
 * indicator/CODE.txt}, {@code indicator/look-alikes.txt} and {@code status/cues.txt}, by the names
 * and in the form that they have here. Files that a bundle does not hold stay as they ship.
 * Immutable; {@link id.kentongan.analyzers.tag.Tagger#proven} also tries the examples.
 */
public final class Bundle {

    private static final String INDICATOR = "indicator/";
    private static final String LOOK_ALIKES = INDICATOR + "look-alikes.txt";
    private static final String CUES = "status/cues.txt";
    private static final int DIGITS = 12;

    private static final Bundle SHIPPED = new Bundle(Map.of(), Indicators.standard());

    private final Map<String, String> files;
    private final String hash;
    private final String version;
    private final Indicators indicators;

    private Bundle(Map<String, String> files, Indicators indicators) {
        this.files = files;
        this.indicators = indicators;
        this.hash = digest(files, "");
        this.version = files.isEmpty() ? Knowledge.version() : digest(files, Knowledge.version());
    }

    /** No file changed. */
    public static Bundle shipped() {
        return SHIPPED;
    }

    /**
     * The bundle of {@code files}, text by name.
     *
     * @throws IllegalArgumentException with file, line and reason if one of them cannot be used
     */
    public static Bundle of(Map<String, String> files) {
        Map<String, String> sorted = new TreeMap<>(files);
        Indicators indicators = Indicators.standard();
        for (Map.Entry<String, String> file : sorted.entrySet()) {
            String name = file.getKey();
            List<String> lines = file.getValue().lines().toList();
            if (name.equals(CUES)) {
                Cues.addTo(new LexiconBuilder(), name, ResourceLines.of(lines));
            } else if (name.equals(LOOK_ALIKES)
                    || name.matches("indicator/[A-Z]{3}-\\d\\d\\.txt")) {
                indicators = changed(indicators, name, lines);
            } else {
                throw new IllegalArgumentException(
                        name
                                + ": cannot be changed while the system runs; a bundle holds"
                                + " indicator/CODE.txt, indicator/look-alikes.txt and"
                                + " status/cues.txt");
            }
        }
        return new Bundle(Map.copyOf(sorted), indicators);
    }

    private static Indicators changed(Indicators before, String name, List<String> lines) {
        Indicators after;
        try {
            after = before.with(name.substring(INDICATOR.length()), lines);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(INDICATOR + e.getMessage(), e);
        }
        if (!name.equals(LOOK_ALIKES)) {
            String code = name.substring(INDICATOR.length(), name.lastIndexOf('.'));
            keepsWhatScoresRestOn(
                    name, lines, before.find(code).orElseThrow(), after.find(code).orElseThrow());
        }
        return after;
    }

    /** A change that nothing would act on must not look as if it took effect. */
    private static void keepsWhatScoresRestOn(
            String name, List<String> lines, Indicator before, Indicator after) {
        if (before.weight() != after.weight()) {
            throw refused(
                    name,
                    lines,
                    "weight:",
                    "the weight is "
                            + before.weight()
                            + "; weights are fitted with the risk model and are no part of a"
                            + " bundle");
        }
        if (before.election() != after.election()) {
            throw refused(name, lines, "context:", "the context of an indicator cannot change");
        }
        if (after.matches().isEmpty() || after.rejects().isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": needs a 'match:' and a 'reject:' line that prove it");
        }
    }

    private static IllegalArgumentException refused(
            String name, List<String> lines, String key, String reason) {
        int line = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key)) {
                line = i + 1;
            }
        }
        return new IllegalArgumentException(name + ":" + line + ": " + reason);
    }

    /** Identity of what it says, 12 hex digits: these files over the knowledge that ships. */
    public String version() {
        return version;
    }

    /** Hash of the files alone, whatever they are laid over. */
    public String hash() {
        return hash;
    }

    /** The files by name. */
    public Map<String, String> files() {
        return files;
    }

    /** All indicators, changed or not. */
    public Indicators indicators() {
        return indicators;
    }

    /** Registers all phrases of indicators and cues. */
    public void addTo(LexiconBuilder lexicon) {
        indicators.addTo(lexicon);
        String cues = files.get(CUES);
        if (cues == null) {
            Cues.addTo(lexicon);
        } else {
            Cues.addTo(lexicon, CUES, ResourceLines.of(cues.lines().toList()));
        }
    }

    /** Where a text stands in a file of this bundle, as {@code file:line}; file alone otherwise. */
    public String place(String code, String text) {
        String name = INDICATOR + code + ".txt";
        String file = files.get(name);
        List<String> lines = file == null ? List.of() : file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return name + ":" + (i + 1);
            }
        }
        return name;
    }

    private static String digest(Map<String, String> files, String base) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(base.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(files)
                    .forEach(
                            (name, text) ->
                                    digest.update(
                                            (name + '\0' + text + '\0')
                                                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
