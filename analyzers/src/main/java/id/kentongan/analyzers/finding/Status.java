package id.kentongan.analyzers.finding;

/**
 * What a text says about a conflict; exactly one per event. The factor of the score stands in the
 * weights file.
 */
public enum Status {
    /** Incident: happening or newly happened. */
    INC,
    /** Threat: tension rising, force or obstruction announced. */
    THR,
    /** Peaceful protest or lawful complaint: a right, always severity 0. */
    PRO,
    /** Prevention, coordination, readiness, drill, calm report. */
    PRV,
    /** Settlement or recovery of a known case. */
    RES,
    /** Past: court, anniversary, statistics. */
    PST,
    /** Hypothetical, denied, hoax, wish. */
    HYP,
    /** None of our business. */
    NON
}
