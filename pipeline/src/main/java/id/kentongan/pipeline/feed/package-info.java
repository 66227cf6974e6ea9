/**
 * News feeds: RSS, Atom and news sitemaps of a list, polled politely into {@code news-articles}.
 * Start at {@link id.kentongan.pipeline.feed.Collector}. Nothing here trusts a server: sizes,
 * times, redirects and addresses are bounded, and what is wrong with a feed is told per feed.
 */
@NullMarked
package id.kentongan.pipeline.feed;

import org.jspecify.annotations.NullMarked;
