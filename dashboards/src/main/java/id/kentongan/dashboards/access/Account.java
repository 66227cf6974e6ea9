package id.kentongan.dashboards.access;

import org.jspecify.annotations.Nullable;

/**
 * One office.
 *
 * @param name to log in with; lower case letters, digits, dot, hyphen
 * @param role what it is for
 * @param region Kemendagri code of a kabupaten/kota or province; {@code 00} for the whole country
 * @param office its name for people
 * @param password salted hash, or null where it only sends with a key
 * @param key SHA-256 of the key for the reporting interface, hexadecimal, or null
 */
public record Account(
        String name,
        Role role,
        String region,
        String office,
        @Nullable String password,
        @Nullable String key) {

    /** Whether rows of {@code code} are its business; null stands for no region. */
    public boolean sees(@Nullable String code) {
        if (region.equals("00")) {
            return true;
        }
        return code != null && (code.equals(region) || code.startsWith(region + "."));
    }

    /** Whether it may decide on or report about {@code code}. */
    public boolean mayWrite(@Nullable String code) {
        return role.writes() && sees(code);
    }

    /** The same without secrets, for messages. */
    @Override
    public String toString() {
        return name + " (" + role.word() + " " + region + ")";
    }
}
