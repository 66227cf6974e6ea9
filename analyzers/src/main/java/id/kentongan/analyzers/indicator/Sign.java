package id.kentongan.analyzers.indicator;

import id.kentongan.analyzers.match.Payload;

/** What a phrase of an indicator file stands for. */
public sealed interface Sign extends Payload {

    /** Stands for every indicator in a look-alike. */
    String ALL = "*";

    /** First {@link #kind} of a sign; below it there is room for those of others. */
    short FIRST_KIND = 64;

    /** The {@link #kind} of a look-alike of every indicator; those of single ones are below it. */
    short LIKE_ALL_KIND = -1;

    /** Code of the indicator, or {@link #ALL}. */
    String code();

    /** Position of the indicator among {@link Indicators#all}, or -1 for {@link #ALL}. */
    int number();

    /** A phrase that fires its indicator or marker. */
    record Phrase(String code, int number) implements Sign {
        @Override
        public short kind() {
            return (short) (FIRST_KIND + 2 * number + 1);
        }
    }

    /** A phrase of the same topic, too common to fire alone. */
    record Topic(String code, int number) implements Sign {
        @Override
        public short kind() {
            return (short) (FIRST_KIND + 2 * number);
        }
    }

    /** A phrase inside which the indicator does not fire. */
    record LookAlike(String code, int number) implements Sign {
        @Override
        public short kind() {
            return (short) (LIKE_ALL_KIND - 1 - number);
        }

        /** Inside which no indicator fires. */
        static LookAlike ofAll() {
            return new LookAlike(ALL, -1);
        }
    }
}
