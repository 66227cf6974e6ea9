package id.kentongan.pipeline.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of one feed brought.
 *
 * @param feed which
 * @param articles lines of the input format that were not sent before
 * @param ids identity of each
 * @param fault what was wrong with the feed, or null
 * @param pageFaults what was wrong with pages of its articles
 * @param unchanged whether the server said that nothing changed
 */
public record Polled(
        Feed feed,
        List<byte[]> articles,
        List<String> ids,
        @Nullable String fault,
        List<String> pageFaults,
        boolean unchanged) {}
