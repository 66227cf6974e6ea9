package id.kentongan.pipeline.record;

import java.time.Instant;
import java.util.List;

/**
 * Releases that were found good, and that no other was published before {@code upTo}.
 *
 * @param upTo see {@link KnowledgePoll}
 * @param releases in the order in which they were published
 */
public record KnowledgeNews(Instant upTo, List<KnowledgeRelease> releases) {

    /** Fills what an older savepoint does not know. */
    public KnowledgeNews {
        upTo = upTo == null ? Instant.EPOCH : upTo;
        releases = releases == null ? List.of() : releases;
    }
}
