package id.kentongan.pipeline.record;

import java.time.Instant;
import java.util.List;

/**
 * How the feeds of one outlet fare, as {@code collect} saw them. Travels through the topic {@code
 * source-health}.
 *
 * @param source name of the outlet
 * @param time when they were polled
 * @param feeds how many it has in the list
 * @param faulty how many of these failed when they were last polled
 * @param articles new articles of this poll
 * @param fault what was wrong, for people; empty if nothing was
 */
public record FeedHealth(
        String source, Instant time, int feeds, int faulty, int articles, String fault) {

    private static final int LONGEST = 300;

    /** Fills what an older savepoint does not know. */
    public FeedHealth {
        source = source == null ? "" : source;
        time = time == null ? Instant.EPOCH : time;
        fault = fault == null ? "" : fault;
    }

    /** Health with {@code faults} in few words; what stands in queries of addresses is left out. */
    public static FeedHealth of(
            String source, Instant time, int feeds, int articles, List<String> faults) {
        String told = String.join("; ", faults).replaceAll("\\?[^\\s;]*", "").strip();
        return new FeedHealth(
                source,
                time,
                feeds,
                faults.size(),
                articles,
                told.length() <= LONGEST ? told : told.substring(0, LONGEST - 1) + "…");
    }
}
