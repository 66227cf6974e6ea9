package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.event.Sighting;
import java.util.List;

/**
 * State of {@link ReviseItems}: what the newest version of an item said.
 *
 * @param digest hash of its bytes
 * @param sightings what it said, without sketches
 */
public record ItemVersion(String digest, List<Sighting> sightings) {

    /** Fills what an older savepoint does not know. */
    public ItemVersion {
        digest = digest == null ? "" : digest;
        sightings = sightings == null ? List.of() : sightings;
    }
}
