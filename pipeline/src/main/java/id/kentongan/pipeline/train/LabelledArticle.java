package id.kentongan.pipeline.train;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.tag.Features;
import id.kentongan.analyzers.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * One article with what a reader says of it.
 *
 * @param id of the article
 * @param outlet that published it
 * @param day of publication, {@code YYYY-MM-DD}
 * @param tokens of headline and body
 * @param titled whether it has a headline
 * @param features what the rules saw
 * @param families points of each family before anything is learned, or null
 * @param status of its main event
 * @param family of its main indicator, or null without one
 * @param contrast whether it is a short example written to teach, no article of the press
 * @param weight how much it counts beside the others
 */
record LabelledArticle(
        String id,
        String outlet,
        String day,
        Tokens tokens,
        boolean titled,
        Features features,
        double @Nullable [] families,
        Status status,
        @Nullable String family,
        boolean contrast,
        double weight) {}
