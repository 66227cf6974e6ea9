package id.kentongan.pipeline.record;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when an item counts, computed from nothing but the item and the recorded time of its
 * arrival, so that a recorded topic replays to the same scores.
 *
 * <p>What is stated more than {@link #AHEAD} ahead of its arrival is noted {@code future-date} and
 * counts from its arrival. In a live stream everything counts from its arrival at the latest, and
 * what was stated for longer ago than the allowed lateness counts from its arrival too, noted
 * {@code late}: the past is not changed. There it counts from the next half second on: what arrives
 * together is worked on together, so that a surge makes no more rows than twice a second for each
 * region. In files the stated time stands.
 */
public final class Arrival {

    /** How far ahead of its arrival something may be dated before that is noted. */
    public static final Duration AHEAD = Duration.ofHours(24);

    /** What lies between two instants at which things become known. */
    public static final Duration GRAIN = Duration.ofMillis(500);

    private Arrival() {}

    /**
     * {@code item} with the instant from which it counts.
     *
     * @param arrival when it arrived, or null where that is not recorded
     * @param lateness allowed lateness of a live stream, or null in a bounded run
     */
    public static Item settle(Item item, @Nullable Instant arrival, @Nullable Duration lateness) {
        return onGrain(arrival == null ? item : settled(item, arrival, lateness));
    }

    private static Item settled(Item item, Instant arrival, @Nullable Duration lateness) {
        if (item.known().isAfter(arrival.plus(AHEAD))) {
            return knownAt(item, arrival, "future-date");
        }
        if (lateness == null) {
            return item;
        }
        if (item.known().isAfter(arrival)) {
            return knownAt(item, arrival, "");
        }
        if (item.known().isBefore(arrival.minus(lateness))) {
            return knownAt(item, arrival, "late");
        }
        return item;
    }

    private static Item onGrain(Item item) {
        long grain = GRAIN.toNanos();
        long behind = item.known().getNano() % grain;
        return behind == 0 ? item : knownAt(item, item.known().plusNanos(grain - behind), "");
    }

    /**
     * {@code review} with the instant from which it is honoured: in a live stream its own time, but
     * its arrival where that lies further back than the allowed lateness or more than {@link
     * #AHEAD} ahead. In files the stated time stands.
     */
    public static Review settle(
            Review review, @Nullable Instant arrival, @Nullable Duration lateness) {
        if (arrival == null || lateness == null) {
            return review;
        }
        boolean late = review.time().isBefore(arrival.minus(lateness));
        boolean ahead = review.time().isAfter(arrival.plus(AHEAD));
        return late || ahead ? review.honouredFrom(arrival) : review;
    }

    /** {@code item} as known from {@code known}, noted {@code note} unless that is empty. */
    public static Item knownAt(Item item, Instant known, String note) {
        List<String> notes = item.notes();
        if (!note.isEmpty() && !notes.contains(note)) {
            notes = new ArrayList<>(notes);
            notes.add(note);
        }
        Instant occurred =
                note.equals("future-date") && item.occurred().isAfter(known)
                        ? known
                        : item.occurred();
        return copy(item, occurred, known, List.copyOf(notes));
    }

    private static Item copy(Item item, Instant occurred, Instant known, List<String> notes) {
        return new Item(
                item.id(),
                item.kind(),
                occurred,
                known,
                item.region(),
                item.district(),
                item.village(),
                item.title(),
                item.text(),
                item.outlet(),
                item.group(),
                item.url(),
                item.killed(),
                item.injured(),
                item.buildingsDamaged(),
                item.verified(),
                item.source(),
                item.simulated(),
                notes,
                item.digest());
    }
}
