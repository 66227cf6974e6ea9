package id.kentongan.analyzers.indicator;

import id.kentongan.analyzers.match.Payload;

/** What a phrase of an indicator file stands for. */
public sealed interface Sign extends Payload {

    /** Stands for every indicator in a look-alike. */
    String ALL = "*";

    /** Code of the indicator, or {@link #ALL}. */
    String code();

    /** Position of the indicator among {@link Indicators#all}, or -1 for {@link #ALL}. */
    int number();

    /** A phrase that fires its indicator or marker. */
    record Phrase(String code, int number) implements Sign {}

    /** A phrase of the same topic, too common to fire alone. */
    record Topic(String code, int number) implements Sign {}

    /** A phrase inside which the indicator does not fire. */
    record LookAlike(String code, int number) implements Sign {

        /** Inside which no indicator fires. */
        static LookAlike ofAll() {
            return new LookAlike(ALL, -1);
        }
    }
}
