package id.kentongan.analyzers.region;

/**
 * One kecamatan of today (distrik in Papua, kapanewon or kemantren in Yogyakarta).
 *
 * @param code Kemendagri code {@code NN.NN.NN}
 * @param name official name without its type
 * @param latitude of the centroid, degrees
 * @param longitude of the centroid, degrees
 */
public record District(String code, String name, double latitude, double longitude) {

    /** Code of the kabupaten/kota it lies in. */
    public String regency() {
        return code.substring(0, 5);
    }

    /** Code of the province it lies in. */
    public String province() {
        return code.substring(0, 2);
    }
}
