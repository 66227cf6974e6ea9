package id.kentongan.analyzers.place;

import org.jspecify.annotations.Nullable;

/**
 * One region a name may stand for.
 *
 * @param level how large the region is
 * @param code {@code NN}, {@code NN.NN} or, of a kecamatan, {@code NN.NN.NN}
 * @param type for kabupaten/kota which of the two
 * @param weak whether the name alone says too little for this sense
 * @param locality whether the name is a place inside the region and not the region itself
 * @param capital whether the name is that of the seat of government
 * @param shortened whether the name is an abbreviation
 * @param lastValid last day of a former name, else null
 */
record Sense(
        Level level,
        String code,
        Type type,
        boolean weak,
        boolean locality,
        boolean capital,
        boolean shortened,
        @Nullable String lastValid) {

    /** Size of a region. */
    enum Level {
        PROVINCE,
        REGENCY,
        DISTRICT
    }

    /** Kabupaten or kota. */
    enum Type {
        KABUPATEN,
        KOTA,
        NEITHER
    }

    String province() {
        return code.substring(0, 2);
    }

    /** Code of the kabupaten/kota, null for a province. */
    @Nullable String regency() {
        return level == Level.PROVINCE ? null : code.substring(0, 5);
    }
}
