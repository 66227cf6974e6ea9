package id.kentongan.analyzers.indicator;

import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All indicators and markers by code, and the expressions that only look like them. Immutable. */
public final class Indicators {

    /** Lists the files, one a line; needed because a jar cannot be searched. */
    public static final String INDEX = "index.txt";

    private static final String LOOK_ALIKES = "look-alikes.txt";
    private static final Indicators STANDARD = load();

    private final Map<String, Indicator> byCode;
    private final List<String> lookAlikes;

    private Indicators(Map<String, Indicator> byCode, List<String> lookAlikes) {
        this.byCode = Collections.unmodifiableMap(byCode);
        this.lookAlikes = lookAlikes;
    }

    /** The indicators that ship with the project. */
    public static Indicators standard() {
        return STANDARD;
    }

    /**
     * One indicator from the lines of its file.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    public static Indicator parse(String file, List<String> lines) {
        return IndicatorFile.read(file, ResourceLines.of(lines));
    }

    /**
     * These with the file {@code file}, an indicator or {@code look-alikes.txt}, changed to {@code
     * lines}.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    public Indicators with(String file, List<String> lines) {
        List<ResourceLines.Line> said = ResourceLines.of(lines);
        if (file.equals(LOOK_ALIKES)) {
            return new Indicators(byCode, IndicatorFile.lookAlikes(file, said));
        }
        Indicator indicator = IndicatorFile.read(file, said);
        if (!byCode.containsKey(indicator.code())) {
            throw new IllegalArgumentException(
                    file
                            + ": there is no "
                            + indicator.code()
                            + "; models know the codes there are");
        }
        Map<String, Indicator> changed = new LinkedHashMap<>(byCode);
        changed.put(indicator.code(), indicator);
        return new Indicators(changed, lookAlikes);
    }

    /** The indicator or marker with {@code code}. */
    public Optional<Indicator> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All indicators and markers, in the order of the index. */
    public Collection<Indicator> all() {
        return byCode.values();
    }

    /** Registers every phrase, topic and look-alike. */
    public void addTo(LexiconBuilder lexicon) {
        int number = 0;
        for (Indicator indicator : byCode.values()) {
            Sign.Phrase phrase = new Sign.Phrase(indicator.code(), number);
            Sign.Topic topic = new Sign.Topic(indicator.code(), number);
            Sign.LookAlike not = new Sign.LookAlike(indicator.code(), number);
            number++;
            indicator.phrases().forEach(words -> lexicon.add(words, phrase));
            indicator.topics().forEach(words -> lexicon.add(words, topic));
            indicator.lookAlikes().forEach(words -> lexicon.add(words, not));
        }
        lookAlikes.forEach(words -> lexicon.add(words, Sign.LookAlike.ofAll()));
    }

    private static Indicators load() {
        Map<String, Indicator> byCode = new LinkedHashMap<>();
        for (ResourceLines.Line line : ResourceLines.read(Indicators.class, INDEX)) {
            String file = line.text();
            Indicator indicator =
                    IndicatorFile.read(file, ResourceLines.read(Indicators.class, file));
            if (byCode.put(indicator.code(), indicator) != null) {
                throw line.refused(INDEX, file + " stands here twice");
            }
        }
        return new Indicators(
                byCode,
                new ArrayList<>(
                        IndicatorFile.lookAlikes(
                                LOOK_ALIKES, ResourceLines.read(Indicators.class, LOOK_ALIKES))));
    }
}
