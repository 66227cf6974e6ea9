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
 * @param province code of the province
 * @param regency code of the kabupaten/kota, null for a province
 */
record Sense(
        Level level,
        String code,
        Type type,
        boolean weak,
        boolean locality,
        boolean capital,
        boolean shortened,
        @Nullable String lastValid,
        String province,
        @Nullable String regency) {

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

    /** The sense with what its code says; made once, because each text asks for it often. */
    Sense(
            Level level,
            String code,
            Type type,
            boolean weak,
            boolean locality,
            boolean capital,
            boolean shortened,
            @Nullable String lastValid) {
        this(
                level,
                code,
                type,
                weak,
                locality,
                capital,
                shortened,
                lastValid,
                code.substring(0, 2).intern(),
                level == Level.PROVINCE ? null : code.substring(0, 5).intern());
    }
}
