package id.kentongan.analyzers.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bundle holds when: what became known at an instant is read with the bundle that had taken
 * effect by then, however much later it is read. Immutable.
 */
public final class Timeline {

    private static final Timeline EMPTY = new Timeline(List.of());

    private final List<Step> steps;

    private record Step(Instant from, Bundle bundle) {}

    private Timeline(List<Step> steps) {
        this.steps = steps;
    }

    /** Always the knowledge that ships. */
    public static Timeline shipped() {
        return EMPTY;
    }

    /** This and {@code bundle} from {@code from} on; the later added wins at the same instant. */
    public Timeline with(Instant from, Bundle bundle) {
        List<Step> next = new ArrayList<>(steps);
        int at = next.size();
        while (at > 0 && next.get(at - 1).from().isAfter(from)) {
            at--;
        }
        next.add(at, new Step(from, bundle));
        return new Timeline(List.copyOf(next));
    }

    /** The bundle that holds at {@code instant}. */
    public Bundle at(Instant instant) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (!steps.get(i).from().isAfter(instant)) {
                return steps.get(i).bundle();
            }
        }
        return Bundle.shipped();
    }
}
