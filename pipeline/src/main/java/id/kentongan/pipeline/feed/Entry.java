package id.kentongan.pipeline.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed.
 *
 * @param key what the feed calls it: guid, Atom id or address
 * @param link address of its page, empty if none
 * @param title plain text
 * @param text plain text, often only a teaser
 * @param published as stated, or null
 */
record Entry(String key, String link, String title, String text, @Nullable Instant published) {

    /** The same with another date. */
    Entry publishedAt(@Nullable Instant instant) {
        return new Entry(key, link, title, text, instant);
    }
}
