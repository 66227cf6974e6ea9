package id.kentongan.analyzers.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of the score in the order of {@code features.csv}; each is at least 0. Names are a
 * file format: models refer to them.
 */
public enum Feature {
    /** log(1 + days with a conflict), half-life 1 week; two conflicts on one day count as one. */
    DAYS_FAST("days-1w"),
    /** The same, 8 weeks. */
    DAYS_MEDIUM("days-8w"),
    /** The same, 26 weeks. */
    DAYS_SLOW("days-26w"),
    /** The same, 52 weeks. */
    DAYS_SLOWEST("days-52w"),
    /** log(1 + contributions w x S x f x belief x place), half-life 1 week. */
    LOAD_FAST("load-1w"),
    /** The same, 8 weeks. */
    LOAD_MEDIUM("load-8w"),
    /** log(1 + cases of mob justice), half-life 52 weeks. */
    MOB_SLOWEST("mob-52w"),
    /** Tail surprise of the last 14 days against the region's own baseline. */
    SURPRISE("surprise"),
    /** log(1 + CUSUM of weekly conflict days above the own baseline). */
    BUILD_UP("build-up"),
    /** log(1 + mean of days-1w memories) of the five nearest regions heard of in the province. */
    NEAR_FAST("near-1w"),
    /** The same, 8 weeks. */
    NEAR_MEDIUM("near-8w"),
    /** Fresh election-prone contributions in an election stage that is known to raise them. */
    STAGE("stage");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** Name in files. */
    public String label() {
        return label;
    }

    /** The feature of this name in files. */
    public static Optional<Feature> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** All names in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Feature::label).toList();
    }

    /** Whether it rests on memories of half a year and longer; left out by {@code slow}. */
    public boolean slow() {
        return this == DAYS_SLOW || this == DAYS_SLOWEST || this == MOB_SLOWEST;
    }
}
