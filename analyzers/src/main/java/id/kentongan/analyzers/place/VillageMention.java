package id.kentongan.analyzers.place;

/**
 * A desa or kelurahan named after its type ("Desa Sukamaju").
 *
 * @param first index of the first token of the name
 * @param last index of its last token
 * @param ofPeople whether people are said to come from it ("warga Desa X")
 * @param districts positions of the kecamatan that have a village so called
 */
record VillageMention(int first, int last, short[] districts, boolean ofPeople) {

    boolean in(int district) {
        for (short known : districts) {
            if (known == district) {
                return true;
            }
        }
        return false;
    }
}
