package id.kentongan.analyzers.alert;

/**
 * Alert level of a region; the ordinal is the {@code alert_level} of the outputs. Missing data is a
 * separate fact.
 */
public enum Level {
    NORMAL,
    WASPADA,
    SIAGA,
    AWAS
}
