package id.kentongan.analyzers.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyDeskTest {

    /** 10.00 in Kendari (WITA). */
    private static final Instant TEN = Instant.parse("2026-03-02T02:00:00Z");

    /** 23.30 in Kendari (WITA). */
    private static final Instant NIGHT = Instant.parse("2026-03-02T15:30:00Z");

    /** 05.00 in Kendari (WITA), when offices wake. */
    private static final Instant MORNING = Instant.parse("2026-03-02T21:00:00Z");

    private static final String OFFICES =
            office("desk", "desk", "74", "SIAGA", "")
                    + office("konsel", "action", "74.05", "WASPADA", "sultra")
                    + office("sultra", "action", "74", "SIAGA", "pusat")
                    + office("pusat", "info", "00", "AWAS", "")
                    + office("kendari", "action", "74.71", "WASPADA", "");

    /** Midnight in Kendari. */
    private static final Instant SILENCE_BEGINS = Instant.parse("2026-02-28T16:00:00Z");

    /** Midnight in Kendari. */
    private static final Instant SILENCE_ENDS = Instant.parse("2026-03-04T16:00:00Z");

    private static final DeskState CALM = DeskState.of("74.05");

    private final DutyDesk desk = duty(OFFICES);

    @Test
    void siagaGoesToTheDeskFirstAndOutWithTheMarkWhenItDoesNotAnswer() {
        var asked = at(CALM, TEN, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant limit = TEN.plus(Duration.ofMinutes(120));

        assertThat(asked.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.DESK);
        assertThat(asked.wake()).isEqualTo(limit);
        var late = at(asked.state(), limit);
        assertThat(late.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).startsWith("[BELUM DIKONFIRMASI]"));
        assertThat(late.audit())
                .extracting(AuditLine::what)
                .contains("unconfirmed", "released", "told");
    }

    @Test
    void aConfirmationReleasesAtOnce() {
        Alert alert = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var asked = at(CALM, TEN, alert);

        var confirmed =
                judged(desk, asked.state(), TEN.plusSeconds(300), confirm("r1", "desk", alert));

        assertThat(confirmed.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).startsWith("[DIKONFIRMASI]"));
    }

    @Test
    void whoDoesNotAnswerAnAwasInFifteenMinutesIsPassedOver() {
        var asked = at(CALM, TEN, alert("COM", Level.NORMAL, Level.AWAS, TEN));
        var released = at(asked.state(), TEN.plus(Duration.ofMinutes(15)));
        Instant limit = TEN.plus(Duration.ofMinutes(30));

        assertThat(released.wake()).isEqualTo(limit);
        var escalated = at(released.state(), limit);
        assertThat(escalated.notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.ESCALATION)
                .extracting(Notice::office)
                .contains("sultra");
    }

    @Test
    void anAcknowledgementEndsTheWaitAndASecondOneIsRefused() {
        Alert alert = alert("COM", Level.NORMAL, Level.AWAS, TEN);
        var released = at(at(CALM, TEN, alert).state(), TEN.plus(Duration.ofMinutes(15)));
        var answered =
                answered(
                        desk,
                        released.state(),
                        TEN.plus(Duration.ofMinutes(20)),
                        ack("a1", alert, "konsel"),
                        ack("a2", alert, "konsel"));

        assertThat(answered.audit())
                .extracting(AuditLine::what)
                .contains("acknowledged")
                .contains("refused");
        assertThat(answered.state().open().get(0).waiting())
                .extracting(OpenAlert.Waiting::office)
                .doesNotContain("konsel");
    }

    @Test
    void aNeighbourReadsThatNobodyHasConfirmedAndAllReadThatSomebodyDidLater() {
        DutyDesk withNeighbour = duty(OFFICES + office("sebelah", "action", "74.71", "SIAGA", ""));
        Alert alert = alert("COM", Level.NORMAL, Level.AWAS, TEN);
        Instant limit = TEN.plus(Duration.ofMinutes(15));
        var asked = raised(withNeighbour, CALM, alert);
        var released = at(withNeighbour, asked.state(), limit);
        var confirmed =
                judged(
                        withNeighbour,
                        released.state(),
                        limit.plusSeconds(60),
                        confirm("r1", "desk", alert));

        assertThat(released.notices())
                .filteredOn(notice -> notice.office().equals("sebelah"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.INFO);
                            assertThat(notice.text())
                                    .startsWith("[BELUM DIKONFIRMASI, TEMBUSAN WILAYAH TETANGGA]");
                        });
        assertThat(confirmed.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.UPDATE);
                            assertThat(notice.text()).startsWith("[DIKONFIRMASI]");
                        });
        assertThat(confirmed.notices())
                .filteredOn(notice -> notice.office().equals("sebelah"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.UPDATE);
                            assertThat(notice.text())
                                    .startsWith("[DIKONFIRMASI, TEMBUSAN WILAYAH TETANGGA]");
                        });
    }

    @Test
    void aNeighbourThatGotACopyHearsThatTheLevelFellAndNothingBelowThat() {
        DutyDesk withoutDesk = withoutDesk();
        Instant fall = TEN.plusSeconds(3600);
        Instant end = fall.plusSeconds(3600);
        var told =
                at(
                        withoutDesk,
                        CALM,
                        TEN,
                        alert("COM", Level.NORMAL, Level.AWAS, TEN),
                        alert("LND", Level.NORMAL, Level.SIAGA, TEN),
                        alert("LAB", Level.NORMAL, Level.WASPADA, TEN));
        var less =
                at(
                        withoutDesk,
                        told.state(),
                        fall,
                        alert("COM", Level.AWAS, Level.SIAGA, fall),
                        alert("LND", Level.SIAGA, Level.WASPADA, fall),
                        alert("LAB", Level.WASPADA, Level.NORMAL, fall));
        var over =
                at(
                        withoutDesk,
                        less.state(),
                        end,
                        alert("COM", Level.SIAGA, Level.NORMAL, end),
                        alert("LND", Level.WASPADA, Level.NORMAL, end));

        assertThat(copies(less))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.UPDATE);
                            assertThat(notice.text())
                                    .startsWith("[TEMBUSAN WILAYAH TETANGGA]")
                                    .contains("teks COM", "teks LND")
                                    .doesNotContain("teks LAB");
                        });
        assertThat(copies(over))
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.text())
                                        .contains("teks COM")
                                        .doesNotContain("teks LND"));
    }

    @Test
    void aNeighbourHearsOfAFallInTheMorningAndOfNothingThatItSleptThrough() {
        DutyDesk withoutDesk = withoutDesk();
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant fall = NIGHT.plusSeconds(3600);
        Instant rise = fall.plusSeconds(3600);
        var told = raised(withoutDesk, CALM, alert("LND", Level.NORMAL, Level.SIAGA, evening));
        var asleep = raised(withoutDesk, CALM, alert("LND", Level.NORMAL, Level.SIAGA, NIGHT));
        Alert normal = alert("LND", Level.SIAGA, Level.NORMAL, fall);
        var over = raised(withoutDesk, told.state(), normal);
        var unheard = raised(withoutDesk, asleep.state(), normal);
        var again =
                raised(withoutDesk, over.state(), alert("LND", Level.NORMAL, Level.WASPADA, rise));

        assertThat(copies(over)).isEmpty();
        assertThat(copies(at(withoutDesk, over.state(), MORNING)))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.UPDATE, 0));
        assertThat(copies(at(withoutDesk, unheard.state(), MORNING))).isEmpty();
        assertThat(copies(at(withoutDesk, again.state(), MORNING)))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.UPDATE, 1));
    }

    @Test
    void aNeighbourHearsWhatTheDeskLowersOfWhatWentOutBeforeAndNothingElse() {
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var asked = at(CALM, TEN, siaga);
        Instant then = TEN.plusSeconds(600);
        Alert normal = lowered(alert("LND", Level.SIAGA, Level.NORMAL, then));
        var released =
                judged(desk, asked.state(), TEN.plusSeconds(60), confirm("r", "desk", siaga));

        assertThat(copies(at(released.state(), then, normal)))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.UPDATE, 0));
        assertThat(copies(at(asked.state(), then, normal))).isEmpty();
    }

    @Test
    void anAcknowledgementOfAClosedAlertIsRefusedWithAnAuditLine() {
        var outcome =
                answered(desk, CALM, TEN, ack("a1", "74.05-LND-20260101T000000Z-siaga", "konsel"));

        assertThat(outcome.audit())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.what()).isEqualTo("refused");
                            assertThat(line.detail()).contains("closed or unknown");
                        });
    }

    @Test
    void aReviewFromAnOfficeWithoutTheRightIsRefused() {
        var outcome = judged(desk, CALM, TEN, review("r1", "kendari", Review.Action.CONFIRM, null));

        assertThat(outcome.audit())
                .extracting(AuditLine::what, AuditLine::detail)
                .containsExactly(tuple("refused", "office has no right over region 74.05"));
    }

    @Test
    void anOfficeMovesAnEventOnlyWithinItsProvinceUnlessItLooksAfterBoth() {
        Routing routing = routing(OFFICES, "");

        assertThat(routing.refusal(moving("konsel", "74.05", "74.71"))).isEmpty();
        assertThat(routing.refusal(moving("konsel", "74.05", "62.02")))
                .hasValueSatisfying(why -> assertThat(why).contains("to move an event to 62.02"));
        assertThat(routing.refusal(moving("pusat", "74.05", "62.02"))).isEmpty();
        assertThat(routing.refusal(moving("konsel", "74.05", "74.99")))
                .hasValueSatisfying(why -> assertThat(why).contains("unknown region 74.99"));
        assertThat(routing.refusal(moving("entah", "74.05", "74.71"))).hasValue("unknown office");
        assertThat(routing.refusal(review("r", "konsel", Review.Action.LOWER, "62.02-LND-x-siaga")))
                .hasValueSatisfying(why -> assertThat(why).contains("of another region"));
    }

    @Test
    void kesbangpolOfEachRegionJudgesWithWhatShipsAndIsToldNothing() {
        Routing shipped = Routing.standard();

        assertThat(shipped.refusal(review("r", "kesbangpol-74.05", Review.Action.DENY, null)))
                .isEmpty();
        assertThat(shipped.refusal(review("r", "kesbangpol-74", Review.Action.DENY, null)))
                .isEmpty();
        assertThat(
                        shipped.refusal(
                                review(
                                        "r",
                                        "Kesbangpol Kabupaten Konawe Selatan",
                                        Review.Action.DENY,
                                        null)))
                .isEmpty();
        assertThat(shipped.refusal(review("r", "kesbangpol-74.71", Review.Action.DENY, null)))
                .hasValue("office has no right over region 74.05");
        assertThat(shipped.offices()).hasSize(2 + 38 + 514);
        assertThat(shipped.told(alert("COM", Level.NORMAL, Level.AWAS, TEN)))
                .extracting(Office::id)
                .containsExactly("pusat");
        assertThat(shipped.find("kesbangpol-94").orElseThrow().zone()).isEqualTo("+09:00");
        assertThat(new Morning(shipped, Triggers.standard()).at(DayBook.empty(), TEN).notices())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routing(office("x", "review", "NN", "SIAGA", ""), ""))
                .withMessageContaining("needs {kode} in its id");
    }

    private static Review moving(String office, String region, String to) {
        return new Review(
                "r",
                TEN,
                office,
                Review.Action.CORRECT,
                region,
                "e-7405-1",
                null,
                null,
                null,
                null,
                to,
                null,
                null,
                null,
                null,
                "salah wilayah");
    }

    @Test
    void whatTheDeskLoweredBeforeItWentOutIsToldToNobody() {
        var asked = at(CALM, TEN, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant later = TEN.plusSeconds(600);

        var lowered = at(asked.state(), later, alert("LND", Level.SIAGA, Level.NORMAL, later));

        assertThat(lowered.notices()).isEmpty();
        assertThat(lowered.audit()).extracting(AuditLine::what).contains("withheld");
        assertThat(lowered.wake()).isNull();
    }

    @Test
    void waspadaWaitsForTheMorningButAwasDoesNot() {
        var waspada = at(CALM, NIGHT, alert("LND", Level.NORMAL, Level.WASPADA, NIGHT));
        var awas = raised(withoutDesk(), CALM, alert("LND", Level.NORMAL, Level.AWAS, NIGHT));

        assertThat(waspada.notices()).isEmpty();
        assertThat(waspada.wake()).isEqualTo(MORNING);
        assertThat(at(waspada.state(), MORNING).notices())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.office()).isEqualTo("konsel");
                            assertThat(notice.time()).isEqualTo(MORNING);
                        });
        assertThat(awas.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .extracting(Notice::time)
                .containsExactly(NIGHT);
    }

    @Test
    void whatWaitsForTheMorningIsNotToldWhenTheLevelHasMovedOn() {
        Instant later = NIGHT.plusSeconds(3600);
        var waspada = at(CALM, NIGHT, alert("LND", Level.NORMAL, Level.WASPADA, NIGHT));

        DutyDesk withoutDesk = withoutDesk();
        var awas =
                at(
                        withoutDesk,
                        waspada.state(),
                        later,
                        alert("LND", Level.WASPADA, Level.AWAS, later));
        var normal = at(waspada.state(), later, alert("LND", Level.WASPADA, Level.NORMAL, later));

        assertThat(awas.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.level()).isEqualTo(3));
        assertThat(awas.audit()).extracting(AuditLine::what).contains("superseded");
        assertThat(at(awas.state(), MORNING).notices()).extracting(Notice::level).doesNotContain(1);
        // who has not heard of the rise needs not hear that it is over
        assertThat(normal.audit()).extracting(AuditLine::what).contains("superseded", "withheld");
        assertThat(at(normal.state(), MORNING).notices()).isEmpty();
    }

    @Test
    void whatTheDeskLowersToALevelThatNobodyWasToldOfIsTold() {
        Instant later = NIGHT.plusSeconds(600);
        var waspada = at(CALM, NIGHT, alert("LND", Level.NORMAL, Level.WASPADA, NIGHT));
        var awas = at(waspada.state(), later, alert("LND", Level.WASPADA, Level.AWAS, later));
        Instant then = later.plusSeconds(60);

        var asBefore = at(awas.state(), then, alert("LND", Level.AWAS, Level.WASPADA, then));
        var between = at(awas.state(), then, alert("LND", Level.AWAS, Level.SIAGA, then));

        assertThat(at(asBefore.state(), MORNING).notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.ALERT));
        assertThat(at(between.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.ALERT);
                            assertThat(notice.level()).isEqualTo(2);
                        });
    }

    @Test
    void aSiagaIsPassedOnOnlyWhenTheOfficeAboveIsAwakeAndAnAnswerBeforeEndsIt() {
        // 21.00 in Kendari; the answer is due at 23.00, when the province sleeps
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant due = evening.plus(Duration.ofMinutes(120));
        DutyDesk kabupatenAlone =
                duty(
                        office("konsel", "action", "74.05", "WASPADA", "sultra")
                                + office("sultra", "action", "74", "AWAS", ""));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var told = at(kabupatenAlone, CALM, evening, siaga);

        var passedOn = at(kabupatenAlone, told.state(), due);
        var unanswered = at(kabupatenAlone, passedOn.state(), MORNING);
        var answered =
                answered(
                        kabupatenAlone,
                        passedOn.state(),
                        due.plusSeconds(600),
                        ack("late", siaga, "konsel"));

        assertThat(passedOn.notices()).isEmpty();
        assertThat(unanswered.notices())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.office()).isEqualTo("sultra");
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.ESCALATION);
                            assertThat(notice.text())
                                    .startsWith(
                                            "[BELUM DIKONFIRMASI, BELUM ADA JAWABAN Kantor"
                                                    + " konsel]");
                        });
        assertThat(answered.audit())
                .extracting(AuditLine::what)
                .contains("acknowledged")
                .doesNotContain("refused");
        assertThat(answered.state().open().get(0).waiting()).isEmpty();
        assertThat(at(kabupatenAlone, answered.state(), MORNING).notices()).isEmpty();
    }

    @Test
    void aSiagaThatNeverLeftTheDeskIsToldWhenTheDeskLowersAnAwasToIt() {
        var siaga = at(CALM, TEN, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant later = TEN.plusSeconds(300);
        var awas = at(siaga.state(), later, alert("LND", Level.SIAGA, Level.AWAS, later));
        Instant then = later.plusSeconds(180);

        var standing = at(awas.state(), then, alert("LND", Level.AWAS, Level.SIAGA, then));
        var over = at(awas.state(), then, alert("LND", Level.AWAS, Level.NORMAL, then));

        assertThat(standing.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.kind()).isEqualTo(Notice.Kind.ALERT);
                            assertThat(notice.level()).isEqualTo(2);
                        });
        assertThat(over.notices()).isEmpty();
        assertThat(over.audit()).extracting(AuditLine::what).contains("withheld");
    }

    @Test
    void whatTheDeskLowersBeforeItWentOutIsARiseForOfficesThatTheyMustAnswer() {
        Alert awas = alert("LND", Level.NORMAL, Level.AWAS, TEN);
        var asked = at(CALM, TEN, awas);
        Instant later = TEN.plusSeconds(300);
        Alert siaga = lowered(alert("LND", Level.AWAS, Level.SIAGA, later));
        Alert waspada = lowered(alert("LND", Level.AWAS, Level.WASPADA, later));

        var half = at(asked.state(), later, siaga);
        var low = at(asked.state(), later, waspada);

        assertThat(half.notices())
                .extracting(Notice::office, Notice::kind)
                .containsExactly(
                        tuple("konsel", Notice.Kind.ALERT),
                        tuple("sultra", Notice.Kind.ALERT),
                        tuple("kendari", Notice.Kind.INFO));
        assertThat(half.notices())
                .allSatisfy(notice -> assertThat(notice.text()).startsWith("[DIKONFIRMASI"));
        assertThat(answered(desk, half.state(), later, ack("a", siaga, "konsel")).audit())
                .extracting(AuditLine::what)
                .containsExactly("acknowledged");
        assertThat(low.notices())
                .extracting(Notice::office, Notice::kind)
                .containsExactly(tuple("konsel", Notice.Kind.ALERT));
    }

    @Test
    void whoSleptThroughTwoRisesHearsInTheMorningOfTheLevelThatStands() {
        DutyDesk withoutDesk = withoutDesk();
        Instant rise = NIGHT.plusSeconds(3600);
        Instant fall = rise.plusSeconds(7200);
        var waspada = raised(withoutDesk, CALM, alert("LND", Level.NORMAL, Level.WASPADA, NIGHT));
        var siaga =
                raised(
                        withoutDesk,
                        waspada.state(),
                        alert("LND", Level.WASPADA, Level.SIAGA, rise));

        var back =
                raised(withoutDesk, siaga.state(), alert("LND", Level.SIAGA, Level.WASPADA, fall));
        var over =
                raised(withoutDesk, siaga.state(), alert("LND", Level.SIAGA, Level.NORMAL, fall));

        assertThat(at(back.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.level()).isEqualTo(1));
        assertThat(at(over.state(), MORNING).notices())
                .extracting(Notice::office)
                .doesNotContain("konsel");
    }

    @Test
    void whoWasToldBeforeTheNightHearsInTheMorningThatItIsLessNow() {
        DutyDesk withoutDesk = withoutDesk();
        // 21.00, 23.00, 01.00 and 03.00 in Kendari
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant fall = evening.plusSeconds(7200);
        Instant rise = fall.plusSeconds(7200);
        Instant again = rise.plusSeconds(7200);
        var told = raised(withoutDesk, CALM, alert("LND", Level.NORMAL, Level.SIAGA, evening));
        var less =
                raised(withoutDesk, told.state(), alert("LND", Level.SIAGA, Level.WASPADA, fall));
        var more =
                raised(withoutDesk, less.state(), alert("LND", Level.WASPADA, Level.SIAGA, rise));

        var last =
                raised(withoutDesk, more.state(), alert("LND", Level.SIAGA, Level.WASPADA, again));

        assertThat(at(last.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.level()).isEqualTo(1));
    }

    @Test
    void whoseConfirmationWaitsForTheMorningStillHearsThatTheAlertIsOver() {
        DutyDesk withoutDesk = withoutDesk();
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var told = raised(withoutDesk, CALM, siaga);
        var confirmed =
                judged(
                        withoutDesk,
                        told.state(),
                        evening.plusSeconds(5400),
                        confirm("r1", "desk", siaga));

        var over =
                raised(
                        withoutDesk,
                        confirmed.state(),
                        alert("LND", Level.SIAGA, Level.NORMAL, evening.plusSeconds(7200)));

        assertThat(at(over.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.level()).isZero());
    }

    @Test
    void whoHearsOnlyOfAwasIsNotToldThatAnAwasWhichNeverLeftTheDeskIsOver() {
        var waspada = at(CALM, TEN, alert("LND", Level.NORMAL, Level.WASPADA, TEN));
        Instant later = TEN.plusSeconds(300);
        var awas = at(waspada.state(), later, alert("LND", Level.WASPADA, Level.AWAS, later));
        Instant then = later.plusSeconds(180);

        var over = at(awas.state(), then, alert("LND", Level.AWAS, Level.NORMAL, then));

        assertThat(over.notices()).extracting(Notice::office).containsExactly("konsel");
    }

    @Test
    void whatWaitsForTheMorningIsMarkedAsConfirmedWhenSomebodyConfirmsInTheNight() {
        // 20.30 in Kendari; the desk's time ends at 22.30, when all sleep
        Instant evening = Instant.parse("2026-03-02T12:30:00Z");
        Instant limit = evening.plus(Duration.ofMinutes(120));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var released = at(at(CALM, evening, siaga).state(), limit);

        var confirmed =
                judged(
                        desk,
                        released.state(),
                        limit.plusSeconds(600),
                        confirm("r1", "desk", siaga));

        assertThat(confirmed.notices()).isEmpty();
        assertThat(at(confirmed.state(), MORNING).notices())
                .extracting(
                        Notice::office, Notice::kind, notice -> notice.text().lines().findFirst())
                .containsExactly(
                        tuple("konsel", Notice.Kind.ALERT, Optional.of("[DIKONFIRMASI]")),
                        tuple("sultra", Notice.Kind.ALERT, Optional.of("[DIKONFIRMASI]")),
                        tuple(
                                "kendari",
                                Notice.Kind.INFO,
                                Optional.of("[DIKONFIRMASI, TEMBUSAN WILAYAH TETANGGA]")));
    }

    @Test
    void theOfficeAboveThatReadThatNobodyHasConfirmedReadsThatSomebodyDid() {
        DutyDesk kabupatenAlone =
                duty(
                        office("konsel", "action", "74.05", "WASPADA", "sultra")
                                + office("sultra", "action", "74", "AWAS", ""));
        Instant due = TEN.plus(Duration.ofMinutes(120));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var told = raised(kabupatenAlone, CALM, siaga);
        var passedOn = at(kabupatenAlone, told.state(), due);

        var confirmed =
                judged(
                        kabupatenAlone,
                        passedOn.state(),
                        due.plusSeconds(300),
                        confirm("r1", "sultra", siaga));

        assertThat(confirmed.notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.UPDATE)
                .extracting(Notice::office)
                .containsExactly("konsel", "sultra");
    }

    @Test
    void anAnswerFromBelowSparesTheOfficeAboveOnlyWhatThatOneIsAskedFor() {
        // 21.00 in Kendari; the kabupaten's time ends at 23.00, the province's at 02.00
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant due = evening.plus(Duration.ofMinutes(120));
        DutyDesk patient =
                duty(
                        office("konsel", "action", "74.05", "WASPADA", "sultra")
                                + office("sultra", "action", "74", "SIAGA", "")
                                        .replace("\t120\t", "\t300\t"));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var told = raised(patient, CALM, siaga);
        var passedOn = at(patient, told.state(), due);

        var answered =
                answered(
                        patient,
                        passedOn.state(),
                        due.plusSeconds(600),
                        ack("late", siaga, "konsel"));
        var both =
                answered(
                        patient,
                        answered.state(),
                        due.plusSeconds(1200),
                        ack("above", siaga, "sultra"));

        assertThat(answered.state().open().get(0).waiting())
                .containsExactly(
                        new OpenAlert.Waiting("sultra", evening.plus(Duration.ofMinutes(300))));
        assertThat(both.audit()).extracting(AuditLine::what).containsExactly("acknowledged");
    }

    @Test
    void theOfficeAboveStillHearsOfTheOtherOfficeThatDidNotAnswer() {
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant due = evening.plus(Duration.ofMinutes(120));
        DutyDesk two = twoBelowOne();
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var told = raised(two, CALM, siaga);
        var passedOn = at(two, told.state(), due);

        var answered =
                answered(two, passedOn.state(), due.plusSeconds(600), ack("late", siaga, "bpbd"));
        var morning = at(two, answered.state(), MORNING);
        var last =
                answered(
                        two,
                        morning.state(),
                        MORNING.plusSeconds(600),
                        ack("above", siaga, "sultra"));

        assertThat(morning.notices())
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.text())
                                        .contains("BELUM ADA JAWABAN Kantor konsel")
                                        .doesNotContain("Kantor bpbd"));
        assertThat(last.audit()).extracting(AuditLine::what).containsExactly("acknowledged");
    }

    @Test
    void whoAnsweredBeforeIsNotAskedAgainWhenTheOfficeBelowAnswersLate() {
        Instant evening = Instant.parse("2026-03-02T13:00:00Z");
        Instant due = evening.plus(Duration.ofMinutes(120));
        DutyDesk both =
                duty(
                        office("konsel", "action", "74.05", "WASPADA", "sultra")
                                + office("sultra", "action", "74", "SIAGA", ""));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, evening);
        var told = raised(both, CALM, siaga);
        // at 22.15 all sleep: that it was confirmed waits for the morning
        var confirmed =
                both.at(
                        told.state(),
                        evening.plusSeconds(4500),
                        List.of(),
                        List.of(confirm("r1", "sultra", siaga)),
                        List.of(ack("a1", siaga, "sultra")));
        var passedOn = at(both, confirmed.state(), due);

        var answered =
                answered(
                        both, passedOn.state(), due.plusSeconds(600), ack("late", siaga, "konsel"));

        assertThat(passedOn.state().open().get(0).waiting())
                .extracting(OpenAlert.Waiting::office)
                .containsExactly("sultra");
        assertThat(answered.state().open().get(0).waiting()).isEmpty();
    }

    @Test
    void twoOfficesThatDoNotAnswerAreOneTextWithBothInItsMark() {
        DutyDesk two = twoBelowOne();
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN, "SIAGA " + "a".repeat(400));
        Alert other = alert("COM", Level.NORMAL, Level.SIAGA, TEN);
        var told =
                two.at(
                        CALM,
                        TEN,
                        List.of(siaga, other),
                        List.of(),
                        List.of(ack("a1", other, "bpbd")));

        var passedOn = at(two, told.state(), TEN.plus(Duration.ofMinutes(120)));

        assertThat(passedOn.notices())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.alertIds())
                                    .containsExactlyInAnyOrder(siaga.alertId(), other.alertId());
                            assertThat(notice.text())
                                    .containsOnlyOnce("Juga di wilayah ini:")
                                    .containsOnlyOnce(siaga.text())
                                    .containsOnlyOnce(
                                            "[BELUM DIKONFIRMASI, BELUM ADA JAWABAN Kantor bpbd,"
                                                    + " BELUM ADA JAWABAN Kantor konsel]");
                        });
    }

    @Test
    void aMarkedTextStaysAShortFormAndLosesItsLeastNeededLinesFirst() {
        String text =
                "AWAS (naik dari Siaga) - Kab. Konawe Selatan\nApa: "
                        + "a".repeat(440)
                        + "\nMengapa kini: masa kampanye.\nTren: 4 kejadian dalam 7 hari terakhir."
                        + "\nSudah: belum ada laporan penanganan."
                        + "\nKeyakinan tinggi: 3 sumber independen."
                        + "\nTurun sekitar 18 Des bila tenang.\nTinjau lagi: 3 Mar.";
        Alert alert = alert("COM", Level.NORMAL, Level.AWAS, TEN, text);
        assertThat(text.length()).isBetween(680, 700);

        var asked = at(CALM, TEN, alert);

        assertThat(asked.notices())
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.text())
                                        .hasSizeLessThanOrEqualTo(700)
                                        .startsWith("[MOHON KONFIRMASI]\nAWAS")
                                        .contains("Sudah:", "Mengapa kini:", "Tinjau lagi:")
                                        .doesNotContain("Turun sekitar"));
    }

    @Test
    void oneMessageOfAKabupatenListsItsFamilies() {
        var outcome =
                at(
                        CALM,
                        TEN,
                        alert("LND", Level.NORMAL, Level.WASPADA, TEN),
                        alert("COM", Level.NORMAL, Level.WASPADA, TEN));

        assertThat(outcome.notices()).hasSize(1);
        assertThat(outcome.notices().get(0).alertIds()).hasSize(2);
        assertThat(outcome.notices().get(0).text()).contains("Juga di wilayah ini");
    }

    @Test
    void oneMessageOfSeveralFamiliesBeginsWithTheGravest() {
        Alert com = alert("COM", Level.NORMAL, Level.WASPADA, TEN);
        Alert lnd = alert("LND", Level.NORMAL, Level.SIAGA, TEN);

        assertThat(at(withoutDesk(), CALM, TEN, com, lnd).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.alertIds())
                                    .containsExactly(lnd.alertId(), com.alertId());
                            assertThat(notice.title()).endsWith(lnd.title());
                            assertThat(notice.text()).contains("teks LND\n\nJuga di wilayah ini:");
                        });
    }

    @Test
    void aSecondEscalationToTheSameOfficeIsAnotherNotice() {
        DutyDesk slower =
                duty(
                        office("bpbd", "action", "74.05", "WASPADA", "sultra")
                                        .replace("\t120\t", "\t180\t")
                                + office("konsel", "action", "74.05", "WASPADA", "sultra")
                                + office("sultra", "action", "74", "AWAS", ""));
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var told = raised(slower, CALM, siaga);
        var first = at(slower, told.state(), TEN.plus(Duration.ofMinutes(120)));
        var answered =
                answered(
                        slower,
                        first.state(),
                        TEN.plus(Duration.ofMinutes(130)),
                        ack("a1", siaga, "sultra"));
        var second = at(slower, answered.state(), TEN.plus(Duration.ofMinutes(180)));

        assertThat(first.notices()).extracting(Notice::office).containsExactly("sultra");
        assertThat(second.notices()).extracting(Notice::office).containsExactly("sultra");
        assertThat(second.notices().get(0).noticeId())
                .isNotEqualTo(first.notices().get(0).noticeId());
    }

    @Test
    void whatOfficesWereToldStaysOpenWhileTheDeskHasNotSeenWhatOvertookIt() {
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var asked = at(CALM, TEN, siaga);
        var released =
                judged(desk, asked.state(), TEN.plusSeconds(60), confirm("r", "desk", siaga));
        Instant later = TEN.plusSeconds(300);
        Alert awas = alert("LND", Level.SIAGA, Level.AWAS, later);
        var overtaken = at(released.state(), later, awas);
        Instant then = later.plusSeconds(300);
        var lowered = at(overtaken.state(), then, alert("LND", Level.AWAS, Level.SIAGA, then));

        assertThat(lowered.audit())
                .extracting(AuditLine::what)
                .containsExactly("alert", "withheld");
        for (var outcome : List.of(overtaken, lowered)) {
            assertThat(
                            answered(
                                            desk,
                                            outcome.state(),
                                            then.plusSeconds(60),
                                            ack("a", siaga, "konsel"))
                                    .audit())
                    .extracting(AuditLine::what)
                    .containsExactly("acknowledged");
        }
        // nobody has heard of the Awas, and it is over
        assertThat(judged(desk, lowered.state(), then, confirm("r2", "desk", awas)).audit())
                .extracting(AuditLine::what)
                .contains("refused");
        // who does not answer the Siaga is passed over still
        assertThat(at(lowered.state(), TEN.plusSeconds(60).plus(Duration.ofMinutes(120))).notices())
                .extracting(Notice::kind)
                .contains(Notice.Kind.ESCALATION);
    }

    @Test
    void whatOfficesWereToldIsOverWhenTheyHearOfMore() {
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        var asked = at(CALM, TEN, siaga);
        var released =
                judged(desk, asked.state(), TEN.plusSeconds(60), confirm("r", "desk", siaga));
        Instant later = TEN.plusSeconds(300);
        Alert awas = alert("LND", Level.SIAGA, Level.AWAS, later);
        var overtaken = at(released.state(), later, awas);

        var more =
                judged(desk, overtaken.state(), later.plusSeconds(60), confirm("r2", "desk", awas));

        assertThat(more.state().open())
                .extracting(one -> one.alert().alertId())
                .containsExactly(awas.alertId());
    }

    @Test
    void anOfficeThatSleptThroughTwoFallsHearsInTheMorningThatWhatItKnewIsOver() {
        DutyDesk withoutDesk = withoutDesk();
        var told = raised(withoutDesk, CALM, alert("LND", Level.NORMAL, Level.AWAS, NIGHT));
        Instant fall = NIGHT.plusSeconds(3600);
        var less = raised(withoutDesk, told.state(), alert("LND", Level.AWAS, Level.SIAGA, fall));
        Instant again = fall.plusSeconds(3600);
        var over =
                raised(withoutDesk, less.state(), alert("LND", Level.SIAGA, Level.NORMAL, again));
        var rise =
                raised(
                        withoutDesk,
                        over.state(),
                        alert("LND", Level.NORMAL, Level.WASPADA, again.plusSeconds(60)));

        // pusat hears only of Awas, and was told of one
        assertThat(at(withoutDesk, over.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("pusat"))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.UPDATE, 0));
        assertThat(at(withoutDesk, rise.state(), MORNING).notices())
                .filteredOn(notice -> notice.office().equals("pusat"))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.UPDATE, 1));
    }

    @Test
    void aSilenceHoldsBackAndSaysSo() {
        DutyDesk silenced = silenced();
        var outcome = raised(silenced, CALM, alert("LND", Level.NORMAL, Level.WASPADA, TEN));

        assertThat(outcome.notices()).isEmpty();
        assertThat(outcome.audit()).extracting(AuditLine::what).contains("silenced");
        assertThat(outcome.wake()).isEqualTo(SILENCE_ENDS);
        assertThat(at(silenced, outcome.state(), SILENCE_ENDS.minusSeconds(60)).notices())
                .isEmpty();
        assertThat(at(silenced, outcome.state(), SILENCE_ENDS).notices())
                .extracting(Notice::office, Notice::level)
                .containsExactly(tuple("konsel", 1));
    }

    @Test
    void afterASilenceOfficesHearThatTheLevelFellInIt() {
        DutyDesk silenced = silenced();
        var told = raised(withoutDesk(), CALM, alert("LND", Level.NORMAL, Level.SIAGA, TEN));

        var over =
                raised(
                        silenced,
                        told.state(),
                        alert("LND", Level.SIAGA, Level.NORMAL, TEN.plusSeconds(3600)));

        assertThat(over.notices()).isEmpty();
        assertThat(at(silenced, over.state(), SILENCE_ENDS).notices())
                .extracting(Notice::office, Notice::kind, Notice::level)
                .containsExactly(
                        tuple("konsel", Notice.Kind.UPDATE, 0),
                        tuple("sultra", Notice.Kind.UPDATE, 0),
                        tuple("kendari", Notice.Kind.UPDATE, 0));
    }

    @Test
    void aRiseAfterAFallInASilenceReachesAllWhoKnowOfMore() {
        DutyDesk silenced = silenced();
        var told = raised(withoutDesk(), CALM, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant fall = TEN.plusSeconds(3600);
        var over = raised(silenced, told.state(), alert("LND", Level.SIAGA, Level.NORMAL, fall));
        Instant rise = fall.plusSeconds(3600);
        var low = raised(silenced, over.state(), alert("LND", Level.NORMAL, Level.WASPADA, rise));
        var same = raised(silenced, over.state(), alert("LND", Level.NORMAL, Level.SIAGA, rise));

        assertThat(at(silenced, low.state(), SILENCE_ENDS).notices())
                .extracting(Notice::office, Notice::kind, Notice::level)
                .containsExactly(
                        tuple("konsel", Notice.Kind.ALERT, 1),
                        tuple("sultra", Notice.Kind.UPDATE, 1),
                        tuple("kendari", Notice.Kind.UPDATE, 1));
        // the desk is asked when the silence ends, and the fall before it is not told meanwhile
        var asked = at(silenced, same.state(), SILENCE_ENDS);
        Instant by = SILENCE_ENDS.plus(Duration.ofMinutes(120));
        assertThat(asked.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.DESK);
        assertThat(asked.wake()).isEqualTo(by);
        assertThat(at(silenced, asked.state(), by).audit())
                .extracting(AuditLine::what)
                .contains("unconfirmed", "released", "superseded");
    }

    @Test
    void whatRoseAndFellWithinASilenceIsToldToNobody() {
        DutyDesk silenced = silenced();
        var rise = raised(silenced, CALM, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant fall = TEN.plusSeconds(3600);
        var over = raised(silenced, rise.state(), alert("LND", Level.SIAGA, Level.NORMAL, fall));

        assertThat(rise.notices()).isEmpty();
        assertThat(over.wake()).isNull();
        assertThat(at(silenced, over.state(), SILENCE_ENDS).notices()).isEmpty();
    }

    @Test
    void whatOfficesWereToldStaysOpenWhileASilenceHidesWhatOvertookIt() {
        DutyDesk silenced = silenced(OFFICES.replaceFirst("desk\tdesk", "desk\tinfo"));
        Instant before = SILENCE_BEGINS.minusSeconds(3600);
        Instant fall = TEN.plusSeconds(3600);
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, before);
        var told = raised(silenced, CALM, siaga);
        var risen = raised(silenced, told.state(), alert("LND", Level.SIAGA, Level.AWAS, TEN));
        var back = raised(silenced, risen.state(), alert("LND", Level.AWAS, Level.SIAGA, fall));

        assertThat(told.notices()).extracting(Notice::office).contains("konsel", "kendari");
        assertThat(risen.notices()).isEmpty();
        assertThat(risen.wake()).isNotNull();
        for (var outcome : List.of(risen, back)) {
            assertThat(answered(silenced, outcome.state(), fall, ack("a", siaga, "konsel")).audit())
                    .extracting(AuditLine::what)
                    .contains("acknowledged");
        }
        // nobody heard of the Awas: who does not answer the Siaga is passed over still
        assertThat(at(silenced, back.state(), SILENCE_ENDS).notices())
                .extracting(Notice::office, Notice::kind, Notice::level)
                .containsExactly(
                        tuple("sultra", Notice.Kind.ESCALATION, 2),
                        tuple("pusat", Notice.Kind.ESCALATION, 2));
    }

    @Test
    void afterASilenceAllHearOfTheLevelThatStandsWhicheverCameAndWentWithinIt() {
        DutyDesk silenced = silenced(OFFICES.replaceFirst("desk\tdesk", "desk\tinfo"));
        Instant fall = TEN.plusSeconds(3600);
        var told =
                raised(
                        silenced,
                        CALM,
                        alert("LND", Level.NORMAL, Level.SIAGA, SILENCE_BEGINS.minusSeconds(60)));
        var awas = raised(silenced, told.state(), alert("LND", Level.SIAGA, Level.AWAS, TEN));
        var low = raised(silenced, awas.state(), alert("LND", Level.AWAS, Level.WASPADA, fall));
        var fresh = raised(silenced, CALM, alert("LND", Level.NORMAL, Level.AWAS, TEN));
        var half = raised(silenced, fresh.state(), alert("LND", Level.AWAS, Level.SIAGA, fall));

        assertThat(at(silenced, awas.state(), SILENCE_ENDS).notices())
                .filteredOn(notice -> notice.kind() != Notice.Kind.INFO)
                .extracting(Notice::office, Notice::kind, Notice::level)
                .containsExactly(
                        tuple("konsel", Notice.Kind.ALERT, 3),
                        tuple("sultra", Notice.Kind.ALERT, 3));
        assertThat(at(silenced, awas.state(), SILENCE_ENDS).state().open())
                .extracting(one -> one.alert().to())
                .containsExactly(Level.AWAS);
        assertThat(at(silenced, low.state(), SILENCE_ENDS).notices())
                .extracting(Notice::office, Notice::level)
                .contains(tuple("konsel", 1), tuple("sultra", 1), tuple("kendari", 1));
        // they never heard of more than this Siaga, and must answer it
        var heard = at(silenced, half.state(), SILENCE_ENDS);
        assertThat(heard.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .extracting(Notice::kind, Notice::level)
                .containsExactly(tuple(Notice.Kind.ALERT, 2));
        assertThat(heard.state().open().get(0).waiting())
                .extracting(OpenAlert.Waiting::office)
                .contains("konsel");
    }

    @Test
    void whatTheDeskConfirmsInASilenceLeavesOpenWhatOfficesWereTold() {
        DutyDesk silenced = silenced();
        Alert siaga = alert("LND", Level.NORMAL, Level.SIAGA, SILENCE_BEGINS.minusSeconds(3600));
        Alert awas = alert("LND", Level.SIAGA, Level.AWAS, TEN);
        Instant fall = TEN.plusSeconds(3600);
        var asked = raised(silenced, CALM, siaga);
        var told =
                judged(
                        silenced,
                        asked.state(),
                        siaga.time().plusSeconds(60),
                        confirm("r1", "desk", siaga));
        var risen = raised(silenced, told.state(), awas);
        var confirmed =
                judged(silenced, risen.state(), TEN.plusSeconds(60), confirm("r2", "desk", awas));
        var back = raised(silenced, confirmed.state(), alert("LND", Level.AWAS, Level.SIAGA, fall));

        assertThat(confirmed.notices()).isEmpty();
        assertThat(at(silenced, confirmed.state(), SILENCE_ENDS).notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).startsWith("[DIKONFIRMASI]"));
        assertThat(answered(silenced, back.state(), fall, ack("a", siaga, "konsel")).audit())
                .extracting(AuditLine::what)
                .contains("acknowledged");
    }

    @Test
    void aSilenceThatIsMadeLongerIsKept() {
        DutyDesk silenced = silenced();
        DutyDesk longer = silenced(OFFICES, "2026-03-06");
        var held = raised(silenced, CALM, alert("LND", Level.NORMAL, Level.WASPADA, TEN));
        var still = at(longer, held.state(), SILENCE_ENDS);
        Instant end = SILENCE_ENDS.plus(Duration.ofDays(1));

        assertThat(still.notices()).isEmpty();
        assertThat(still.wake()).isEqualTo(end);
        assertThat(at(longer, still.state(), end).notices())
                .extracting(Notice::office)
                .containsExactly("konsel");
    }

    @Test
    void inTheEndNobodyBelievesAWrongLevelWhateverCameAndWent() {
        List<DutyDesk> desks =
                List.of(
                        desk,
                        withoutDesk(),
                        silenced(),
                        silenced(OFFICES.replaceFirst("desk\tdesk", "desk\tinfo")),
                        new DutyDesk(routing(OFFICES, silence("2026-03-03"))),
                        new DutyDesk(
                                routing(
                                        OFFICES.replaceFirst("desk\tdesk", "desk\tinfo"),
                                        silence("2026-03-03"))));
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            DutyDesk one = desks.get(seed % desks.size());
            Map<String, Level> believed = new HashMap<>();
            Instant time = SILENCE_BEGINS.minus(Duration.ofHours(20));
            Level level = Level.NORMAL;
            DutyDesk.Outcome outcome = at(one, CALM, time);
            for (int step = 0; step < 8; step++) {
                Level next = Level.values()[random.nextInt(4)];
                time = time.plus(Duration.ofMinutes(10 + random.nextInt(900)));
                outcome = passed(one, outcome, time, believed);
                if (next != level) {
                    Alert change = alert("LND", level, next, time);
                    boolean judged = next.compareTo(level) < 0 && random.nextBoolean();
                    outcome = raised(one, outcome.state(), judged ? lowered(change) : change);
                    hear(outcome, believed);
                    if (next.compareTo(level) > 0 && random.nextInt(3) == 0) {
                        Review yes = confirm("r" + step, "konsel", change);
                        outcome = judged(one, outcome.state(), time.plusSeconds(60), yes);
                        hear(outcome, believed);
                    }
                    level = next;
                }
            }
            passed(one, outcome, time.plus(Duration.ofDays(9)), believed);
            for (Office office : routing(OFFICES, "").offices()) {
                Level knows = believed.getOrDefault(office.id(), Level.NORMAL);
                Level lowest = office.id().equals("kendari") ? Level.SIAGA : office.lowest();
                if (!office.id().equals("desk") && level.atLeast(knows).compareTo(lowest) >= 0) {
                    assertThat(knows).as("%s, seed %d", office.id(), seed).isEqualTo(level);
                }
            }
        }
    }

    /** Wakes the desk whenever it asked for it until {@code end}. */
    private static DutyDesk.Outcome passed(
            DutyDesk desk, DutyDesk.Outcome from, Instant end, Map<String, Level> believed) {
        DutyDesk.Outcome outcome = from;
        while (outcome.wake() != null && outcome.wake().isBefore(end)) {
            outcome = at(desk, outcome.state(), outcome.wake());
            hear(outcome, believed);
        }
        return outcome;
    }

    private static void hear(DutyDesk.Outcome outcome, Map<String, Level> believed) {
        outcome.notices().forEach(one -> believed.put(one.office(), Level.values()[one.level()]));
    }

    @Test
    void theOrderOfArrivalAndARestartInBetweenChangeNothing() {
        Alert lnd = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        Alert com = alert("COM", Level.NORMAL, Level.AWAS, TEN);
        var one = at(CALM, TEN, lnd, com);
        var other = at(CALM, TEN, com, lnd);

        assertThat(other).isEqualTo(one);
        // a restart hands back the state as it was: the same instant again gives the same trail
        assertThat(at(one.state(), TEN.plusSeconds(901)))
                .isEqualTo(at(other.state(), TEN.plusSeconds(901)));
    }

    @Test
    void refusesAnUnknownRegionAnOfficeWithoutChannelAndAnEscalationToNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routing(office("x", "action", "99.99", "SIAGA", ""), ""))
                .withMessageContaining("offices.tsv line 1")
                .withMessageContaining("unknown region 99.99");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                routing(
                                        office("x", "action", "74", "SIAGA", "")
                                                .replace("mail\tx@", "\t"),
                                        ""))
                .withMessageContaining("has no channel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routing(office("x", "action", "74", "SIAGA", "nobody"), ""))
                .withMessageContaining("escalates to nobody");
    }

    private DutyDesk.Outcome at(DeskState state, Instant time, Alert... alerts) {
        return at(desk, state, time, alerts);
    }

    private static DutyDesk.Outcome at(
            DutyDesk desk, DeskState state, Instant time, Alert... alerts) {
        return desk.at(state, time, List.of(alerts), List.of(), List.of());
    }

    private static DutyDesk.Outcome judged(
            DutyDesk desk, DeskState state, Instant time, Review... reviews) {
        return desk.at(state, time, List.of(), List.of(reviews), List.of());
    }

    private static DutyDesk.Outcome answered(
            DutyDesk desk, DeskState state, Instant time, Ack... acks) {
        return desk.at(state, time, List.of(), List.of(), List.of(acks));
    }

    private static DutyDesk duty(String offices) {
        return new DutyDesk(routing(offices, ""));
    }

    private static DutyDesk withoutDesk() {
        return duty(OFFICES.replaceFirst("desk\tdesk", "desk\tinfo"));
    }

    /** No notices of LND until {@link #SILENCE_ENDS}; offices have no quiet hours. */
    private static DutyDesk silenced() {
        return silenced(OFFICES);
    }

    private static DutyDesk silenced(String offices) {
        return silenced(offices, "2026-03-05");
    }

    private static DutyDesk silenced(String offices, String until) {
        return new DutyDesk(
                routing(offices.replace("\t22:00\t05:00", "\t05:00\t05:00"), silence(until)));
    }

    private static String silence(String until) {
        return "74.05\tLND\t2026-03-01T00:00:00+08:00\t"
                + until
                + "T00:00:00+08:00\tkonsel\tlatihan bersama\n";
    }

    private static DutyDesk.Outcome raised(DutyDesk desk, DeskState state, Alert alert) {
        return at(desk, state, alert.time(), alert);
    }

    /** What the office of the neighbouring kota is told. */
    private static List<Notice> copies(DutyDesk.Outcome outcome) {
        return outcome.notices().stream()
                .filter(notice -> notice.office().equals("kendari"))
                .toList();
    }

    private static DutyDesk twoBelowOne() {
        return duty(
                office("bpbd", "action", "74.05", "WASPADA", "sultra")
                        + office("konsel", "action", "74.05", "WASPADA", "sultra")
                        + office("sultra", "action", "74", "AWAS", ""));
    }

    private static Routing routing(String offices, String silences) {
        return Routing.read(offices, "offices.tsv", silences, "silences.tsv");
    }

    private static String office(
            String id, String role, String region, String lowest, String above) {
        return String.join(
                        "\t",
                        id,
                        "Kantor " + id,
                        role,
                        region,
                        "ALL",
                        lowest,
                        "mail",
                        id + "@contoh.id",
                        "id",
                        "+08:00",
                        "22:00",
                        "05:00",
                        "15",
                        "120",
                        "2",
                        above)
                + "\n";
    }

    private static Alert alert(String family, Level from, Level to, Instant time) {
        return alert(family, from, to, time, "teks " + family);
    }

    private static Alert alert(String family, Level from, Level to, Instant time, String text) {
        return new Alert(
                Alert.id("74.05", family, time, to),
                time,
                "74.05",
                family,
                from,
                to,
                "heat",
                List.of("e1"),
                false,
                "independent",
                family + "-01",
                3,
                2,
                40,
                "",
                "judul " + family,
                text,
                false,
                "v");
    }

    private static Review review(
            String id, String office, Review.Action action, @Nullable String alertId) {
        return new Review(
                id,
                TEN,
                office,
                action,
                "74.05",
                null,
                alertId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "sudah dicek");
    }

    private static Alert lowered(Alert alert) {
        return new Alert(
                alert.alertId(),
                alert.time(),
                alert.region(),
                alert.family(),
                alert.from(),
                alert.to(),
                "review",
                alert.events(),
                alert.confirmed(),
                alert.gate(),
                alert.indicator(),
                alert.severity(),
                alert.voices(),
                alert.score(),
                alert.outlook(),
                alert.title(),
                alert.text(),
                alert.simulated(),
                alert.version());
    }

    private static Review confirm(String id, String office, Alert alert) {
        return review(id, office, Review.Action.CONFIRM, alert.alertId());
    }

    private static Ack ack(String id, Alert alert, String office) {
        return ack(id, alert.alertId(), office);
    }

    private static Ack ack(String id, String alertId, String office) {
        return new Ack(id, TEN, alertId, office, "phone", "desk", null);
    }
}
