package id.kentongan.analyzers.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the senses left to a name say together.
 *
 * @param regency the one kabupaten/kota all of them lie in, or null
 * @param province the one province all of them lie in, or null
 * @param districts whether all are kecamatan; false when none is left
 * @param weak whether the name alone says too little for each of them
 * @param shortened whether the name is an abbreviation for each of them
 */
record Agreed(
        @Nullable String regency,
        @Nullable String province,
        boolean districts,
        boolean weak,
        boolean shortened) {

    static Agreed of(List<Sense> senses) {
        if (senses.isEmpty()) {
            return new Agreed(null, null, false, true, true);
        }
        String regency = senses.get(0).regency();
        String province = senses.get(0).province();
        boolean districts = true;
        boolean weak = true;
        boolean shortened = true;
        for (Sense sense : senses) {
            if (regency != null && !regency.equals(sense.regency())) {
                regency = null;
            }
            if (province != null && !province.equals(sense.province())) {
                province = null;
            }
            districts &= sense.level() == Sense.Level.DISTRICT;
            weak &= sense.weak();
            shortened &= sense.shortened();
        }
        return new Agreed(regency, province, districts, weak, shortened);
    }
}
