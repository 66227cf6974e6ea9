package id.kentongan.analyzers.region;

/**
 * One province or kabupaten/kota of today.
 *
 * @param code Kemendagri code, {@code NN} or {@code NN.NN}
 * @param name official name ({@code Kabupaten Konawe Selatan}, {@code Sulawesi Tenggara})
 * @param latitude of the centroid, degrees
 * @param longitude of the centroid, degrees
 * @param zone time zone: WIB, WITA or WIT
 */
public record Region(String code, String name, double latitude, double longitude, Zone zone) {

    /** Indonesian time zones. */
    public enum Zone {
        WIB("+07:00"),
        WITA("+08:00"),
        WIT("+09:00");

        private final String offset;

        Zone(String offset) {
            this.offset = offset;
        }

        /** Fixed offset from UTC, such as {@code +07:00}; Indonesia keeps no summer time. */
        public String offset() {
            return offset;
        }
    }

    /** Whether this is a province. */
    public boolean isProvince() {
        return code.length() == 2;
    }

    /** Code of the province this region is or lies in. */
    public String province() {
        return code.substring(0, 2);
    }
}
