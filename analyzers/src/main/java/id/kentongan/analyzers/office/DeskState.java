package id.kentongan.analyzers.office;

import java.util.List;

/**
 * What the duty desk of one region remembers. State of the stream: names of the components are
 * frozen.
 *
 * @param region Kemendagri code
 * @param open alerts that wait for confirmation or acknowledgement, oldest first, at most {@link
 *     #MOST}
 * @param seen ids of reviews and acknowledgements already applied, newest last
 */
public record DeskState(String region, List<OpenAlert> open, List<String> seen) {

    /** Open alerts and seen ids kept for one region. */
    static final int MOST = 200;

    public DeskState {
        open = open == null ? List.of() : List.copyOf(open);
        seen = seen == null ? List.of() : List.copyOf(seen);
    }

    /** Nothing waits. */
    public static DeskState of(String region) {
        return new DeskState(region, List.of(), List.of());
    }
}
