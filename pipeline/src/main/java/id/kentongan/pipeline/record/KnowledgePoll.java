package id.kentongan.pipeline.record;

import java.time.Instant;
import java.util.List;

/**
 * What came into the topic of knowledge, and that nothing else had by then.
 *
 * @param upTo everything that was published before this instant is in this poll or an earlier one
 * @param messages what is new, in the order of the topic
 */
public record KnowledgePoll(Instant upTo, List<RawInput> messages) {

    /** Fills what an older savepoint does not know. */
    public KnowledgePoll {
        upTo = upTo == null ? Instant.EPOCH : upTo;
        messages = messages == null ? List.of() : messages;
    }
}
