package id.kentongan.analyzers.event;

import java.time.Instant;
import java.util.List;

/**
 * All sightings of one item, so that a revision can withdraw what its predecessor said elsewhere.
 *
 * @param itemId the item
 * @param digest hash of its bytes
 * @param known from when it may be used
 * @param sightings what it says, at most one per part
 */
public record ItemSightings(String itemId, String digest, Instant known, List<Sighting> sightings) {

    /** Fills what an older savepoint does not know. */
    public ItemSightings {
        digest = digest == null ? "" : digest;
        known = known == null ? Instant.EPOCH : known;
        sightings = sightings == null ? List.of() : sightings;
    }
}
