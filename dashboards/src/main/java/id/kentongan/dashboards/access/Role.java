package id.kentongan.dashboards.access;

import java.util.Locale;

/** What an account is for. */
public enum Role {
    /** One kabupaten/kota: sees and decides on it alone. */
    KABUPATEN(true, "field"),
    /** One province with its kabupaten/kota. */
    PROVINSI(true, "official"),
    /** Sees everything, changes nothing. */
    PENILAI(false, "field"),
    /** Sees and decides on everything. */
    ADMIN(true, "official");

    private final boolean writes;
    private final String kind;

    Role(boolean writes, String kind) {
        this.writes = writes;
        this.kind = kind;
    }

    /** Whether it may decide and report. */
    public boolean writes() {
        return writes;
    }

    /** {@code source.kind} of what it reports. */
    public String kind() {
        return kind;
    }

    /** The word of the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
