package id.kentongan.analyzers.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.RegionMemory;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.analyzers.risk.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegionCasesTest {

    private static final Instant START = Instant.parse("2024-03-04T01:00:00Z");

    private static final String REGION = "62.02";

    @Test
    void countsFiftyEditedCopiesAsOneStory() {
        Random random = new Random(11);
        Story story = Story.random(random);
        List<Sighting> one = List.of(news("a0", "Kabar Satu", story.text(), 0));
        List<Sighting> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fifty.add(news("a" + i, "Kabar " + i, story.edited(random), i));
        }

        double alone = score(one);
        double copied = score(fifty);

        assertThat(alone).isPositive();
        assertThat(copied).isLessThanOrEqualTo(1.3 * alone);
        assertThat(events(fifty)).hasSize(1);
        assertThat(events(fifty).get(0).items()).isEqualTo(50);
        assertThat(events(fifty).get(0).newsrooms()).isEqualTo(1);
    }

    @Test
    void tellsNearCopiesFromOtherStories() {
        Random random = new Random(12);
        int copies = 0;
        int found = 0;
        int claimed = 0;
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            stories.add(Story.random(random));
        }
        for (int i = 0; i < 400; i++) {
            boolean copy = i % 2 == 0;
            String second =
                    copy ? stories.get(i).edited(random) : stories.get((i + 1) % 400).text();
            // other families, so that only the text can link them
            RegionCases.Step first =
                    RegionCases.of(REGION)
                            .apply(
                                    news("x", "Kabar Satu", stories.get(i).text(), 0),
                                    Weights.standard(),
                                    true,
                                    true);
            RegionCases.Step next =
                    first.next()
                            .apply(
                                    with(news("y", "Kabar Dua", second, 3), "LND-02"),
                                    Weights.standard(),
                                    true,
                                    true);
            boolean linked = next.next().cases().size() == 1;
            copies += copy ? 1 : 0;
            claimed += linked ? 1 : 0;
            found += linked && copy ? 1 : 0;
        }
        assertThat((double) found / copies).as("recall").isGreaterThanOrEqualTo(0.95);
        assertThat((double) found / claimed).as("precision").isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void joinsRetellingsOfIndependentNewsroomsAndKeepsTheRangeOfCasualties() {
        List<Sighting> sightings =
                List.of(
                        killed(news("a", "Kabar Satu", "", 0), 2),
                        killed(news("b", "Suara Dua", "", 5), 3));

        List<Event> events = events(sightings);

        assertThat(events).hasSize(1);
        assertThat(events.get(0).newsrooms()).isEqualTo(2);
        assertThat(events.get(0).killedMin()).isEqualTo(2);
        assertThat(events.get(0).killedMax()).isEqualTo(3);
        assertThat(events.get(0).belief()).isCloseTo(0.91, within(1e-9));
    }

    @Test
    void keepsApartWhatContradicts() {
        assertThat(
                        events(
                                List.of(
                                        killed(news("a", "Kabar Satu", "", 0), 1),
                                        killed(news("b", "Suara Dua", "", 5), 12))))
                .hasSize(2);
        assertThat(
                        events(
                                List.of(
                                        news("a", "Kabar Satu", "", 0),
                                        news("b", "Suara Dua", "", 24 * 9))))
                .hasSize(2);
    }

    @Test
    void countsOutletsOfOneHouseAsOneVoice() {
        List<Event> events =
                events(List.of(news("a", "Tribun Kalteng", "", 0), news("b", "Kompas.com", "", 2)));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).newsrooms()).isEqualTo(1);
        assertThat(events.get(0).belief()).isEqualTo(0.7);
    }

    @Test
    void letsASettlementHalveItsOwnCaseOnly() {
        Sighting clash = news("a", "Kabar Satu", "", 0);
        Sighting other = with(news("b", "Kabar Satu", "", 1), "LND-02");
        Sighting peace = status(news("c", "Kabar Satu", "", 72), Status.RES);

        List<Event> before = events(List.of(clash, other));
        List<Event> after = events(List.of(clash, other, peace));

        assertThat(of(after, "COM").status()).isEqualTo(Status.RES);
        assertThat(of(after, "COM").contribution()).isEqualTo(of(before, "COM").contribution() / 2);
        assertThat(of(after, "LND")).isEqualTo(of(before, "LND"));
    }

    @Test
    void replacesTheContributionOfARevisedItem() {
        Sighting first = news("a", "Kabar Satu", "", 0);
        Sighting revised = killed(news("a", "Kabar Satu", "", 30), 4);

        RegionMemory twice = memory(List.of(first, revised));
        RegionMemory once = memory(List.of(killed(news("a", "Kabar Satu", "", 30), 4)));

        assertThat(sum(twice)).isEqualTo(sum(once));
        assertThat(events(List.of(first, revised))).filteredOn(e -> !e.retracted()).hasSize(1);
    }

    @Test
    void takesAWithdrawnItemBackToTheLastMicroUnit() {
        Sighting first = news("a", "Kabar Satu", "", 0);
        RegionMemory after =
                memory(List.of(first, first.withdrawnAt(START.plus(Duration.ofDays(3)))));

        assertThat(sum(after)).isZero();
    }

    @Test
    void letsAReviewWithdrawAndRestoreAnEvent() {
        Weights weights = Weights.standard();
        RegionCases.Step clash =
                RegionCases.of(REGION).apply(news("a", "Kabar Satu", "", 0), weights, true, true);
        String id = clash.next().cases().get(0).eventId();

        RegionCases.Step withdrawn = clash.next().review(id, true, START, weights);
        RegionCases.Step restored = withdrawn.next().review(id, false, START, weights);

        assertThat(withdrawn.changes().get(0).load()).isEqualTo(-clash.changes().get(0).load());
        assertThat(restored.changes().get(0).load()).isEqualTo(clash.changes().get(0).load());
        assertThat(withdrawn.next().review("e-none", true, START, weights).changes()).isEmpty();
    }

    @Test
    void scoresNoPeacefulProtestNorPreventionHoweverMany() {
        List<Sighting> sightings = new ArrayList<>();
        Status[] silent = {Status.PRO, Status.PRV, Status.PST, Status.HYP, Status.NON, Status.RES};
        for (int i = 0; i < 300; i++) {
            sightings.add(status(news("p" + i, "Kabar " + i, "", i), silent[i % silent.length]));
        }

        assertThat(score(sightings)).isZero();
    }

    @Test
    void staysBoundedHoweverManyItemsCome() {
        RegionCases cases = RegionCases.of(REGION);
        int most = 0;
        for (int i = 0; i < 3000; i++) {
            Sighting sighting = report("r" + i, i);
            cases = cases.apply(sighting, Weights.standard(), true, true).next();
            most = Math.max(most, cases.cases().size());
        }

        assertThat(most).isEqualTo(RegionCases.CASES);
        assertThat(cases.cases()).allMatch(one -> one.tellings().size() <= OpenCase.TELLINGS);
    }

    @Test
    void keepsReportsOfOneOfficeApart() {
        assertThat(events(List.of(report("a", 0), report("b", 1)))).hasSize(2);
    }

    private static Event of(List<Event> events, String family) {
        return events.stream().filter(event -> event.family().equals(family)).findFirst().get();
    }

    private static long sum(RegionMemory memory) {
        long sum = 0;
        for (long bucket : memory.buckets()) {
            sum += bucket;
        }
        return sum;
    }

    private static double score(List<Sighting> sightings) {
        RegionMemory memory = memory(sightings);
        return memory.score(
                        RiskModel.standard(),
                        ElectionCalendar.standard(),
                        RiskScore.ALL,
                        START,
                        true)
                .score();
    }

    private static RegionMemory memory(List<Sighting> sightings) {
        RegionCases cases = RegionCases.of(REGION);
        RegionMemory memory = RegionMemory.of(REGION);
        for (Sighting sighting : sightings) {
            RegionCases.Step step = cases.apply(sighting, Weights.standard(), true, true);
            cases = step.next();
            for (CaseChange change : step.changes()) {
                memory = memory.apply(change);
            }
        }
        return memory;
    }

    private static List<Event> events(List<Sighting> sightings) {
        RegionCases cases = RegionCases.of(REGION);
        java.util.Map<String, Event> events = new java.util.LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            RegionCases.Step step = cases.apply(sighting, Weights.standard(), true, true);
            cases = step.next();
            for (CaseChange change : step.changes()) {
                Event event = change.event();
                if (event != null) {
                    events.put(event.eventId(), event);
                }
            }
        }
        return List.copyOf(events.values());
    }

    private static Sighting news(String id, String outlet, String text, int hours) {
        Instant known = START.plus(Duration.ofHours(hours));
        return sighting(
                id,
                known,
                "COM-01",
                Status.INC,
                2,
                null,
                "news:" + Newsrooms.standard().group(outlet),
                0.7,
                "NEWS",
                Sketch.of(text));
    }

    private static Sighting report(String id, int hours) {
        return sighting(
                id,
                START.plus(Duration.ofHours(hours)),
                "COM-01",
                Status.INC,
                2,
                null,
                "report:pos",
                1,
                "INCIDENT",
                new long[0]);
    }

    private static Sighting with(Sighting one, String indicator) {
        return sighting(
                one.itemId(),
                one.known(),
                indicator,
                one.status(),
                one.severity(),
                one.killedMin(),
                one.newsroom(),
                one.reliability(),
                one.kind(),
                one.sketch());
    }

    private static Sighting status(Sighting one, Status status) {
        return sighting(
                one.itemId(),
                one.known(),
                "COM-01",
                status,
                0,
                one.killedMin(),
                one.newsroom(),
                one.reliability(),
                one.kind(),
                one.sketch());
    }

    private static Sighting killed(Sighting one, int killed) {
        return sighting(
                one.itemId(),
                one.known(),
                "COM-01",
                one.status(),
                4,
                killed,
                one.newsroom(),
                one.reliability(),
                one.kind(),
                one.sketch());
    }

    private static Sighting sighting(
            String id,
            Instant known,
            String indicator,
            Status status,
            int severity,
            @Nullable Integer killed,
            String newsroom,
            double reliability,
            String kind,
            long[] sketch) {
        return new Sighting(
                id,
                0,
                "d",
                known,
                known,
                REGION,
                indicator.substring(0, 3),
                List.of(indicator),
                status,
                severity,
                killed,
                killed,
                null,
                null,
                newsroom,
                reliability,
                kind.equals("INCIDENT"),
                0.9,
                1,
                null,
                null,
                kind,
                false,
                false,
                sketch,
                false,
                false,
                "test");
    }

    /** An invented story: own sentences between stock phrases that every paper uses. */
    private record Story(List<String> sentences) {

        private static final List<String> STOCK =
                List.of(
                        "Hingga berita ini diturunkan polisi masih berjaga di lokasi kejadian",
                        "Kapolres membenarkan kejadian itu saat dihubungi wartawan",
                        "Warga diminta tetap tenang dan tidak terpancing kabar yang belum jelas",
                        "Pemerintah daerah berjanji menengahi kedua pihak dalam waktu dekat");

        private static final String[] SYLLABLES = {
            "ba", "ta", "ku", "ri", "lo", "ma", "ne", "si", "du", "pe", "ga", "wi", "ra", "to"
        };

        static Story random(Random random) {
            List<String> sentences = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                if (i % 4 == 3) {
                    sentences.add(STOCK.get(random.nextInt(STOCK.size())));
                    continue;
                }
                StringBuilder sentence = new StringBuilder();
                for (int word = 0; word < 12; word++) {
                    for (int part = 0; part < 3; part++) {
                        sentence.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                    }
                    sentence.append(' ');
                }
                sentences.add(sentence.toString().strip());
            }
            return new Story(sentences);
        }

        String text() {
            return String.join(". ", sentences);
        }

        /**
         * A new byline, up to 30 per cent cut from either end or the middle, some words changed.
         */
        String edited(Random random) {
            List<String> kept = new ArrayList<>(sentences);
            int cuts = random.nextInt(4);
            for (int i = 0; i < cuts; i++) {
                kept.remove(random.nextInt(kept.size()));
            }
            List<String> words = new ArrayList<>(List.of(String.join(". ", kept).split(" ")));
            for (int i = 0; i < 3; i++) {
                words.set(random.nextInt(words.size()), "ubahan");
            }
            return "KOTA, Laporan " + random.nextInt(1000) + " - " + String.join(" ", words);
        }
    }
}
