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
 * @param held what waits until an office may be told, oldest first, at most {@link #MOST}
 */
public record DeskState(
        String region, List<OpenAlert> open, List<String> seen, List<HeldNotice> held) {

    /** Open alerts, seen ids and held notices kept for one region. */
    static final int MOST = 200;

    public DeskState {
        open = open == null ? List.of() : List.copyOf(open);
        seen = seen == null ? List.of() : List.copyOf(seen);
        held = held == null ? List.of() : List.copyOf(held);
    }

    /** Nothing waits. */
    public static DeskState of(String region) {
        return new DeskState(region, List.of(), List.of(), List.of());
    }
}
