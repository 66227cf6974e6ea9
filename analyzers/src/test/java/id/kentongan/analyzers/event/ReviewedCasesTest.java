package id.kentongan.analyzers.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewedCasesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Weights weights = Weights.standard();

    @Test
    void aRetractionRemovesExactlyWhatTheEventHadContributed() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        var event = told.changes().get(0);
        var gone =
                told.next()
                        .apply(
                                correction(review(Review.Action.RETRACT, id(told), null, null)),
                                weights);

        assertThat(event.load()).isPositive();
        assertThat(gone.changes()).hasSize(1);
        assertThat(gone.changes().get(0).load()).isEqualTo(-event.load());
        assertThat(gone.changes().get(0).count()).isEqualTo(-event.count());
        assertThat(gone.changes().get(0).day()).isEqualTo(event.day());
        assertThat(gone.changes().get(0).at()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void theSameRetractionTwiceChangesNothingMore() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        var review = review(Review.Action.DENY, id(told), null, null);
        var once = told.next().apply(correction(review), weights);

        assertThat(once.next().apply(correction(review), weights).changes()).isEmpty();
    }

    @Test
    void aConfirmationBringsAWithdrawnEventBackInFull() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        var gone =
                told.next()
                        .apply(
                                correction(review(Review.Action.DENY, id(told), null, null)),
                                weights);
        var back =
                gone.next()
                        .apply(
                                correction(review(Review.Action.CONFIRM, id(told), null, null)),
                                weights);

        assertThat(back.changes().get(0).load()).isEqualTo(told.changes().get(0).load());
    }

    @Test
    void aCorrectionRecomputesTheEvent() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        var corrected =
                told.next()
                        .apply(
                                correction(review(Review.Action.CORRECT, id(told), "THR", 1)),
                                weights);
        long load = told.changes().get(0).load();
        long after = load + corrected.changes().stream().mapToLong(CaseChange::load).sum();

        // THR counts one half, severity 1 a quarter of severity 3
        assertThat(after).isEqualTo(load / 8);
        assertThat(corrected.changes().get(0).event()).isNotNull();
        assertThat(corrected.changes().get(0).event().status()).isEqualTo(Status.THR);
    }

    @Test
    void anEventCorrectedIntoAnotherRegionCountsThereAndNoLongerHere() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        long load = told.changes().get(0).load();

        var moved = told.next().apply(correction(moved("r1", id(told), "74.05", "74.71")), weights);

        assertThat(moved.changes())
                .extracting(CaseChange::region, CaseChange::load)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("74.05", -load),
                        org.assertj.core.groups.Tuple.tuple("74.71", load));
        Event here = moved.changes().get(0).event();
        Event there = moved.changes().get(1).event();
        assertThat(here).isNotNull();
        assertThat(here.retracted()).isTrue();
        assertThat(there).isNotNull();
        assertThat(there.eventId()).isEqualTo(id(told));
        assertThat(there.region()).isEqualTo("74.71");
        assertThat(there.retracted()).isFalse();
    }

    @Test
    void aMovedEventCanBeMovedOnDeniedAndBroughtBackAndEverySumComesOut() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);
        String id = id(told);
        List<Review> reviews =
                List.of(
                        moved("r1", id, "74.05", "74.71"),
                        moved("r2", id, "74.71", "74.02"),
                        judged("r3", Review.Action.DENY, id, "74.02"),
                        judged("r4", Review.Action.CONFIRM, id, "74.02"),
                        moved("r5", id, "74.02", "74.05"));
        java.util.Map<String, Long> loads = new java.util.TreeMap<>();
        told.changes().forEach(one -> loads.merge(one.region(), one.load(), Long::sum));
        long load = told.changes().get(0).load();
        RegionCases now = told.next();
        for (Review review : reviews) {
            assertThat(review.home()).isEqualTo("74.05");
            var step = now.apply(correction(review), weights);
            now = step.next();
            step.changes().forEach(one -> loads.merge(one.region(), one.load(), Long::sum));
        }

        assertThat(loads).containsEntry("74.05", load);
        assertThat(loads).containsEntry("74.71", 0L);
        assertThat(loads).containsEntry("74.02", 0L);
    }

    @Test
    void aReviewThatNamesAnotherRegionThanTheEventsChangesNothing() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);

        assertThat(
                        told.next()
                                .apply(
                                        correction(
                                                judged(
                                                        "r1",
                                                        Review.Action.DENY,
                                                        id(told),
                                                        "74.71")),
                                        weights)
                                .changes())
                .isEmpty();
    }

    private static Correction correction(Review review) {
        return java.util.Objects.requireNonNull(review.correction());
    }

    private static Review moved(String review, String event, String from, String to) {
        return of(review, Review.Action.CORRECT, event, from, to);
    }

    private static Review judged(String review, Review.Action action, String event, String region) {
        return of(review, action, event, region, null);
    }

    private static Review of(
            String review,
            Review.Action action,
            String event,
            String region,
            @Nullable String newRegion) {
        return new Review(
                review,
                NOON.plusSeconds(3600),
                "kesbangpol",
                action,
                region,
                event,
                null,
                null,
                null,
                null,
                newRegion,
                null,
                null,
                null,
                null,
                "dicek");
    }

    @Test
    void aReviewOfAnUnknownEventChangesNothing() {
        var told = RegionCases.of("74.05").apply(clash(), weights, true, true);

        assertThat(
                        told.next()
                                .apply(
                                        correction(
                                                review(
                                                        Review.Action.RETRACT,
                                                        "e-none",
                                                        null,
                                                        null)),
                                        weights)
                                .changes())
                .isEmpty();
    }

    private static String id(RegionCases.Step step) {
        Event event = step.changes().get(0).event();
        return event == null ? "" : event.eventId();
    }

    private static Review review(
            Review.Action action,
            String event,
            @Nullable String status,
            @Nullable Integer severity) {
        return new Review(
                "r-" + action,
                NOON.plusSeconds(3600),
                "kesbangpol",
                action,
                "74.05",
                event,
                null,
                null,
                status,
                null,
                null,
                severity,
                null,
                null,
                null,
                "dicek");
    }

    private static Sighting clash() {
        return new Sighting(
                "i1",
                0,
                "d1",
                NOON,
                NOON,
                "74.05",
                "COM",
                List.of("COM-01"),
                Status.INC,
                3,
                null,
                null,
                2,
                4,
                "Warta",
                0.7,
                false,
                0.9,
                1,
                null,
                null,
                "NEWS",
                false,
                false,
                new long[0],
                false,
                false,
                "v");
    }
}
