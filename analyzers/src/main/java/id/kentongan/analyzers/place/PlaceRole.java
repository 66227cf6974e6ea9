package id.kentongan.analyzers.place;

/** What a place has to do with the event. Only {@link #EVENT} and half of {@link #CAUSE} score. */
public enum PlaceRole {
    /** It happened there. */
    EVENT,
    /** The dispute is about something there. */
    CAUSE,
    /** A protest took place there about a cause elsewhere. */
    PROTEST,
    /** An office of that place acts or speaks. */
    AUTHORITY,
    /**
     * The place is only mentioned: dateline, hospital, court, home town, name of something else.
     */
    MENTION
}
