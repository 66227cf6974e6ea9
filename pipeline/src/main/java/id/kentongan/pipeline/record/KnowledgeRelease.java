package id.kentongan.pipeline.record;

import java.time.Instant;
import java.util.Map;

/**
 * A bundle of knowledge and from when it holds. State of the stream: names of the components are
 * frozen.
 *
 * @param from what is known from this instant on is read with it
 * @param files text by name, see {@code analyzers.knowledge.Bundle}; empty for the knowledge that
 *     ships
 */
public record KnowledgeRelease(Instant from, Map<String, String> files) {

    /** Fills what an older savepoint does not know. */
    public KnowledgeRelease {
        from = from == null ? Instant.EPOCH : from;
        files = files == null ? Map.of() : files;
    }
}
