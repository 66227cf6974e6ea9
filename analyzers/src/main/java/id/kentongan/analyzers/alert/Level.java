package id.kentongan.analyzers.alert;

/**
 * Alert level of a region; the ordinal is the {@code alert_level} of the outputs. Missing data is a
 * separate fact.
 */
public enum Level {
    NORMAL("Normal", "hijau"),
    WASPADA("Waspada", "kuning"),
    SIAGA("Siaga", "jingga"),
    AWAS("Awas", "merah");

    private final String label;
    private final String colour;

    Level(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    /** The word people see. Never followed by a number: police numbers run the other way. */
    public String label() {
        return label;
    }

    /** Name of the colour people know it by. */
    public String colour() {
        return colour;
    }

    /** The lower of the two. */
    public Level atMost(Level ceiling) {
        return ordinal() <= ceiling.ordinal() ? this : ceiling;
    }

    /** The higher of the two. */
    public Level atLeast(Level floor) {
        return ordinal() >= floor.ordinal() ? this : floor;
    }
}
