package id.kentongan.analyzers.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyDeskTest {

    /** 10.00 in Kendari (WITA). */
    private static final Instant TEN = Instant.parse("2026-03-02T02:00:00Z");

    /** 23.30 in Kendari (WITA). */
    private static final Instant NIGHT = Instant.parse("2026-03-02T15:30:00Z");

    private static final String OFFICES =
            office("desk", "desk", "74", "SIAGA", "")
                    + office("konsel", "action", "74.05", "WASPADA", "sultra")
                    + office("sultra", "action", "74", "SIAGA", "pusat")
                    + office("pusat", "info", "00", "AWAS", "")
                    + office("kendari", "action", "74.71", "WASPADA", "");

    private final DutyDesk desk = new DutyDesk(routing(OFFICES, ""));

    @Test
    void siagaGoesToTheDeskFirstAndOutWithTheMarkWhenItDoesNotAnswer() {
        var asked = at(DeskState.of("74.05"), TEN, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
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
        var asked = at(DeskState.of("74.05"), TEN, alert);

        var confirmed =
                desk.at(
                        asked.state(),
                        TEN.plusSeconds(300),
                        List.of(),
                        List.of(review("r1", "desk", Review.Action.CONFIRM, alert.alertId())),
                        List.of());

        assertThat(confirmed.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).startsWith("[DIKONFIRMASI]"));
    }

    @Test
    void whoDoesNotAnswerAnAwasInFifteenMinutesIsPassedOver() {
        var asked = at(DeskState.of("74.05"), TEN, alert("COM", Level.NORMAL, Level.AWAS, TEN));
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
        var released =
                at(at(DeskState.of("74.05"), TEN, alert).state(), TEN.plus(Duration.ofMinutes(15)));
        var answered =
                desk.at(
                        released.state(),
                        TEN.plus(Duration.ofMinutes(20)),
                        List.of(),
                        List.of(),
                        List.of(
                                ack("a1", alert.alertId(), "konsel"),
                                ack("a2", alert.alertId(), "konsel")));

        assertThat(answered.audit())
                .extracting(AuditLine::what)
                .contains("acknowledged")
                .contains("refused");
        assertThat(answered.state().open().get(0).waiting())
                .extracting(OpenAlert.Waiting::office)
                .doesNotContain("konsel");
    }

    @Test
    void anAcknowledgementOfAClosedAlertIsRefusedWithAnAuditLine() {
        var outcome =
                desk.at(
                        DeskState.of("74.05"),
                        TEN,
                        List.of(),
                        List.of(),
                        List.of(ack("a1", "74.05-LND-20260101T000000Z-siaga", "konsel")));

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
        var outcome =
                desk.at(
                        DeskState.of("74.05"),
                        TEN,
                        List.of(),
                        List.of(review("r1", "kendari", Review.Action.CONFIRM, null)),
                        List.of());

        assertThat(outcome.audit())
                .extracting(AuditLine::what, AuditLine::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "refused", "office has no right over region 74.05"));
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
        var asked = at(DeskState.of("74.05"), TEN, alert("LND", Level.NORMAL, Level.SIAGA, TEN));
        Instant later = TEN.plusSeconds(600);

        var lowered = at(asked.state(), later, alert("LND", Level.SIAGA, Level.NORMAL, later));

        assertThat(lowered.notices()).isEmpty();
        assertThat(lowered.audit()).extracting(AuditLine::what).contains("withheld");
        assertThat(lowered.wake()).isNull();
    }

    @Test
    void waspadaWaitsForTheMorningButAwasDoesNot() {
        var waspada =
                at(DeskState.of("74.05"), NIGHT, alert("LND", Level.NORMAL, Level.WASPADA, NIGHT));
        var awas =
                new DutyDesk(routing(OFFICES.replaceFirst("desk\tdesk", "desk\tinfo"), ""))
                        .at(
                                DeskState.of("74.05"),
                                NIGHT,
                                List.of(alert("LND", Level.NORMAL, Level.AWAS, NIGHT)),
                                List.of(),
                                List.of());

        // 05.00 WITA
        assertThat(waspada.notices())
                .extracting(Notice::time)
                .containsOnly(Instant.parse("2026-03-02T21:00:00Z"));
        assertThat(awas.notices())
                .filteredOn(notice -> notice.office().equals("konsel"))
                .extracting(Notice::time)
                .containsExactly(NIGHT);
    }

    @Test
    void oneMessageOfAKabupatenListsItsFamilies() {
        var outcome =
                desk.at(
                        DeskState.of("74.05"),
                        TEN,
                        List.of(
                                alert("LND", Level.NORMAL, Level.WASPADA, TEN),
                                alert("COM", Level.NORMAL, Level.WASPADA, TEN)),
                        List.of(),
                        List.of());

        assertThat(outcome.notices()).hasSize(1);
        assertThat(outcome.notices().get(0).alertIds()).hasSize(2);
        assertThat(outcome.notices().get(0).text()).contains("Juga di wilayah ini");
    }

    @Test
    void aSilenceHoldsBackAndSaysSo() {
        DutyDesk silenced =
                new DutyDesk(
                        routing(
                                OFFICES,
                                "74.05\tLND\t2026-03-01T00:00:00+08:00\t2026-03-05T00:00:00+08:00\tkonsel\tlatihan bersama\n"));
        var outcome =
                silenced.at(
                        DeskState.of("74.05"),
                        TEN,
                        List.of(alert("LND", Level.NORMAL, Level.WASPADA, TEN)),
                        List.of(),
                        List.of());

        assertThat(outcome.notices()).isEmpty();
        assertThat(outcome.audit()).extracting(AuditLine::what).contains("silenced");
    }

    @Test
    void theOrderOfArrivalAndARestartInBetweenChangeNothing() {
        Alert lnd = alert("LND", Level.NORMAL, Level.SIAGA, TEN);
        Alert com = alert("COM", Level.NORMAL, Level.AWAS, TEN);
        var one = desk.at(DeskState.of("74.05"), TEN, List.of(lnd, com), List.of(), List.of());
        var other = desk.at(DeskState.of("74.05"), TEN, List.of(com, lnd), List.of(), List.of());

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
        return desk.at(state, time, List.of(alerts), List.of(), List.of());
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
                "teks " + family,
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

    private static Ack ack(String id, String alertId, String office) {
        return new Ack(id, TEN, alertId, office, "phone", "desk", null);
    }
}
