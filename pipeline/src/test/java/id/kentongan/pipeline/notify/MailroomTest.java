package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailroomTest {

    private static final OfficeFiles FILES =
            new OfficeFiles(Map.of("channels.tsv", "cap\tcap\tkeluar\t\tkentongan@contoh.id\n"));

    private static final List<Alert> CHAIN =
            List.of(
                    Alerts.change(Level.NORMAL, Level.WASPADA, Alerts.NOON, false),
                    Alerts.change(Level.WASPADA, Level.SIAGA, hours(5), false),
                    Alerts.change(Level.SIAGA, Level.WASPADA, hours(60), false),
                    Alerts.change(Level.WASPADA, Level.NORMAL, hours(120), false),
                    Alerts.change(Level.NORMAL, Level.SIAGA, hours(130), false));

    @TempDir private Path directory;

    @Test
    void aRestartAnywhereWritesTheSameMessagesWithTheSameReferences() throws IOException {
        List<String> whole = play(directory.resolve("whole"), List.of());
        Random dice = new Random(11);
        for (int round = 0; round < 20; round++) {
            List<Integer> restarts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                restarts.add(dice.nextInt(CHAIN.size()));
            }
            assertThat(play(directory.resolve("round" + round), restarts))
                    .as("restarts after %s", restarts)
                    .isEqualTo(whole);
        }
    }

    @Test
    void anAlertIsClosedByTheNextOneOfItsRegionAndFamilyAlsoAfterARestart() throws IOException {
        Mailroom room = Mailroom.open(directory, FILES);
        room.take(CHAIN.get(1), Alerts.NOON);
        assertThat(room.closed(CHAIN.get(1).alertId())).isFalse();
        assertThat(room.closed("74.05-COM-20200101T000000Z-siaga"))
                .as("of another family")
                .isFalse();

        room.take(CHAIN.get(2), Alerts.NOON);
        room.take(CHAIN.get(1), Alerts.NOON);

        Mailroom again = Mailroom.open(directory, FILES);
        assertThat(again.closed(CHAIN.get(1).alertId())).isTrue();
        assertThat(again.closed(CHAIN.get(2).alertId())).isFalse();
        assertThat(again.closed("rusak")).isFalse();

        Alert corrected = Alerts.change(Level.SIAGA, Level.NORMAL, CHAIN.get(4).time(), false);
        again.take(CHAIN.get(4), Alerts.NOON);
        again.take(corrected, Alerts.NOON);
        assertThat(again.closed(CHAIN.get(4).alertId())).as("within its second").isTrue();
        assertThat(again.closed(corrected.alertId())).isFalse();
    }

    @Test
    void anAlertStaysOpenWhileWhatOvertookItWaitsAtTheDesk() throws IOException {
        Alert siaga = Alerts.change(Level.NORMAL, Level.SIAGA, Alerts.NOON, false);
        Alert awas = Alerts.change(Level.SIAGA, Level.AWAS, hours(1), false);
        Alert lowered = Alerts.change(Level.AWAS, Level.SIAGA, hours(2), false);
        Mailroom room = Mailroom.open(directory, FILES);
        take(room, siaga);
        room.take(Alerts.notice(siaga, Notice.Kind.ALERT), Alerts.NOON);

        take(room, awas);
        room.take(Alerts.notice(awas, Notice.Kind.DESK), Alerts.NOON);
        assertThat(room.closed(siaga.alertId())).as("at the desk").isFalse();

        take(room, lowered);
        assertThat(room.closed(siaga.alertId())).as("lowered to what was told").isFalse();

        room.take(Alerts.notice(awas, Notice.Kind.ALERT), Alerts.NOON);
        assertThat(Mailroom.open(directory, FILES).closed(siaga.alertId()))
                .as("offices heard of more")
                .isTrue();
    }

    /** A restart reads back up to three alerts that were taken already, as after a lost commit. */
    private static List<String> play(Path place, List<Integer> restarts) throws IOException {
        Mailroom room = Mailroom.open(place, FILES);
        for (int i = 0; i < CHAIN.size(); i++) {
            room.take(CHAIN.get(i), Alerts.NOON);
            if (restarts.contains(i)) {
                room = Mailroom.open(place, FILES);
                for (int again = Math.max(0, i - 2); again <= i; again++) {
                    room.take(CHAIN.get(again), Alerts.NOON);
                }
            }
        }
        return Mailroom.open(place, FILES).outbox().all().stream()
                .map(one -> one.notice().noticeId() + "\n" + one.notice().text())
                .toList();
    }

    @Test
    void capMessagesBecomeFilesThatReplaceThemselves() throws IOException {
        Path out = directory.resolve("keluar");
        Mailroom room = Mailroom.open(directory.resolve("data"), FILES);
        CHAIN.forEach(alert -> take(room, alert));
        Courier courier =
                new Courier(
                        room.outbox(), Backoff.STANDARD, Clock.fixed(hours(200), ZoneOffset.UTC));

        courier.drain(List.of(new CapChannel("cap", out)));

        try (var files = Files.list(out)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).sorted())
                    .hasSize(CHAIN.size())
                    .allMatch(name -> name.startsWith("74.05-LND-") && name.endsWith(".xml"));
        }
        assertThat(Files.readString(out.resolve(CHAIN.get(3).alertId() + ".xml")))
                .contains("<msgType>Cancel</msgType>");
        assertThat(room.outbox().undelivered()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsTriedAgainAndSeen() throws IOException {
        Path blocked = Files.writeString(directory.resolve("berkas"), "");
        Mailroom room = Mailroom.open(directory.resolve("data"), FILES);
        take(room, CHAIN.get(0));
        Courier courier =
                new Courier(room.outbox(), Backoff.STANDARD, Clock.fixed(hours(1), ZoneOffset.UTC));

        courier.once(new CapChannel("cap", blocked.resolve("keluar")));

        assertThat(room.outbox().troubled())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.state()).isEqualTo(Delivery.State.PENDING);
                            assertThat(one.lastError()).contains("cannot write in");
                        });
    }

    @Test
    void aNoticeThatComesAWeekTooLateIsSeenAndNotSent() throws IOException {
        Mailroom room = Mailroom.open(directory, FILES);
        room.take(Alerts.notice("n1", "arsip", 2), Alerts.NOON.plus(Duration.ofDays(8)));
        room.take(Alerts.notice("n2", "arsip", 2), Alerts.NOON.plus(Duration.ofDays(6)));

        assertThat(room.outbox().all())
                .extracting(one -> one.notice().noticeId(), Delivery::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("n1", Delivery.State.FAILED),
                        org.assertj.core.groups.Tuple.tuple("n2", Delivery.State.PENDING));
    }

    @Test
    void whatIsLongDoneIsForgottenAndNotTakenUpAgain() throws IOException {
        Mailroom room = Mailroom.open(directory, FILES);
        room.take(Alerts.notice("n1", "arsip", 2), Alerts.NOON);
        Instant later = Alerts.NOON.plus(Outbox.KEPT).plusSeconds(1);
        new Courier(room.outbox(), Backoff.STANDARD, Clock.fixed(later, ZoneOffset.UTC))
                .drain(List.of(new ArchiveChannel("arsip")));

        assertThat(room.outbox().tidy(later)).isEqualTo(1);
        room.take(Alerts.notice("n1", "arsip", 2), later);

        assertThat(Mailroom.open(directory, FILES).outbox().all()).isEmpty();
    }

    @Test
    void whoMustAnswerGetsASignedLinkAndACodeForEachAlert() {
        AckLink links = new AckLink(new Signature("rahasia-untuk-uji-coba"));
        Notice asked =
                new AnswerLines(links, "https://contoh.id").apply(Alerts.notice("n1", "surel", 2));
        Notice told =
                new AnswerLines(links, "https://contoh.id").apply(Alerts.notice("n2", "surel", 1));

        String token = asked.text().replaceAll("(?s).*jawab\\?t=(\\S+).*", "$1");
        assertThat(links.read(token, Alerts.NOON).ack()).isNotNull();
        assertThat(links.read(token, Alerts.NOON.plus(Duration.ofDays(4))).refusal())
                .isEqualTo(AckLink.Refusal.EXPIRED);
        assertThat(asked.text()).contains("kode " + links.code("a1", "konsel"));
        assertThat(told.text()).doesNotContain("jawab?t=");
    }

    @Test
    void ofSeveralAlertsOnlyThoseThatAskForAnAnswerHaveALinkAndEachIsNamed() {
        AckLink links = new AckLink(new Signature("rahasia-untuk-uji-coba"));
        Alert siaga = CHAIN.get(1);
        Alert waspada = CHAIN.get(0);
        Alert awas = Alerts.change(Level.SIAGA, Level.AWAS, hours(6), false);
        AnswerLines lines = new AnswerLines(links, "https://contoh.id");

        String one = lines.apply(Alerts.notice(List.of(siaga, waspada), Notice.Kind.ALERT)).text();
        String two = lines.apply(Alerts.notice(List.of(awas, siaga), Notice.Kind.ALERT)).text();

        assertThat(one)
                .containsOnlyOnce("Tandai sudah diterima: ")
                .doesNotContain(links.code(waspada.alertId(), "konsel"));
        assertThat(two)
                .contains("Tandai sudah diterima " + awas.alertId() + ": https")
                .contains("Tandai sudah diterima " + siaga.alertId() + ": https");
    }

    private static void take(Mailroom room, Alert alert) {
        try {
            room.take(alert, Alerts.NOON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Instant hours(int hours) {
        return Alerts.NOON.plus(Duration.ofHours(hours));
    }
}
