package id.kentongan.dashboards.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.serve.StoreDesk;
import id.kentongan.dashboards.store.ConsoleStore.EventFilter;
import id.kentongan.dashboards.store.ConsoleStore.Frames;
import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import id.kentongan.dashboards.store.ConsoleStore.Part;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every question of the console, asked of a real QuestDB with the tables of {@link Series}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestStoreTest {

    private static final Instant END = Instant.parse("2024-12-01T00:00:00Z");

    private EmbeddedStore quest;
    private QuestStore store;

    @BeforeAll
    void fill(@TempDir Path directory) throws Exception {
        quest = EmbeddedStore.start(directory, LoopbackPorts.free());
        store = QuestStore.at(quest.url());
        QuestStore empty = QuestStore.at(quest.url());
        assertThat(empty.scope().isEmpty()).isTrue();
        assertThat(empty.latest("ALL", END)).isEmpty();
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(
                        quest.url(), "none".toCharArray(), "kentongan", "kentongan")) {
            client.getWriteApiBlocking().writeRecords(WritePrecision.MS, lines());
        }
        for (Series series : Series.values()) {
            quest.await(series);
        }
    }

    @AfterAll
    void close() {
        if (quest != null) {
            quest.close();
        }
    }

    private static List<String> lines() {
        List<Point> points = new ArrayList<>();
        for (int day = 0; day <= 30; day++) {
            Instant time = END.minus(Duration.ofDays(30 - day));
            for (String family : List.of("ALL", "LND")) {
                points.add(
                        Point.of(
                                Series.RISK,
                                Map.of(
                                        "region",
                                        "62.02",
                                        "area",
                                        "kabupaten",
                                        "province",
                                        "62",
                                        "name",
                                        "Kabupaten Kotawaringin Timur",
                                        "family",
                                        family),
                                Map.of(
                                        "score",
                                        (double) day,
                                        "alert_level",
                                        day / 10,
                                        "coverage",
                                        day == 5 ? "low" : "ok",
                                        "events",
                                        day,
                                        "newsrooms",
                                        2,
                                        "stage",
                                        "KAM",
                                        "simulated",
                                        false),
                                time));
            }
        }
        for (Map.Entry<String, Double> part :
                Map.of("count-1w", 20.0, "load-8w", 10.0).entrySet()) {
            points.add(
                    Point.of(
                            Series.RISK_PART,
                            Map.of("region", "62.02", "family", "ALL", "part", part.getKey()),
                            Map.of("value", part.getValue(), "evidence", "[\"E1\"]"),
                            END));
        }
        points.add(
                Point.of(
                        Series.EVENT,
                        Map.of("id", "E1", "region", "62.02", "family", "LND"),
                        Map.of(
                                "indicator",
                                "LND-02,ORM-01",
                                "status",
                                "INC",
                                "severity",
                                3,
                                "injured_min",
                                2,
                                "injured_max",
                                5,
                                "newsrooms",
                                2,
                                "headline",
                                "SIMULASI: Sengketa 'kebun'",
                                "evidence",
                                "[\"n 1\",\"n'2\"]",
                                "last_known",
                                END,
                                "simulated",
                                true),
                        END.minus(Duration.ofDays(2))));
        for (String id : List.of("n 1", "n'2", "n3")) {
            points.add(
                    Point.of(
                            Series.FINDING,
                            Map.of("id", id),
                            Map.ofEntries(
                                    Map.entry("status", "INC"),
                                    Map.entry("indicators", "LND-02"),
                                    Map.entry("severity", 2),
                                    Map.entry("region", "62.02"),
                                    Map.entry("kind", "news"),
                                    Map.entry("source", "harian-karangan"),
                                    Map.entry("url", ""),
                                    Map.entry("title", "Bentrok 100% di kebun"),
                                    Map.entry("text", "Warga Karangan bentrok di kebun sawit"),
                                    Map.entry("confidence", 0.9),
                                    Map.entry(
                                            "json",
                                            "{\"evidence\":[{\"field\":\"body\",\"start\":15,"
                                                    + "\"end\":22,\"role\":\"LND-02\"}]}"),
                                    Map.entry("simulated", true)),
                            END.minus(Duration.ofDays(2))));
        }
        points.add(
                Point.of(
                        Series.FINDING,
                        Map.of("id", "panen"),
                        Map.of("text", "Panen raya …", "json", "{\"beginning\":true}"),
                        END.minus(Duration.ofDays(2))));
        points.add(
                Point.of(
                        Series.ALERT,
                        Map.of("id", "62.02-ALL-x", "region", "62.02", "family", "ALL"),
                        Map.of(
                                "from",
                                "WASPADA",
                                "to",
                                "AWAS",
                                "reason",
                                "heat",
                                "json",
                                "{\"events\":[\"E1\"],\"confirmed\":true,\"text\":\"teks\","
                                        + "\"outlook\":\"turun\"}",
                                "simulated",
                                true),
                        END.minus(Duration.ofDays(1))));
        points.add(
                Point.of(
                        Series.COVERAGE,
                        Map.of("region", "62.02"),
                        Map.of(
                                "hours_silent",
                                30.0,
                                "items_7d",
                                3,
                                "expected_7d",
                                9.5,
                                "state",
                                "low"),
                        END));
        points.add(
                Point.of(
                        Series.SOURCE_HEALTH,
                        Map.of("source", "harian-karangan"),
                        Map.of("hours_silent", 3.0, "items_24h", 12),
                        END));
        points.add(
                Points.feeds(
                        new FeedHealth(
                                "harian-karangan",
                                END.minusSeconds(60),
                                3,
                                1,
                                0,
                                "too-slow: http://koran.contoh.example/rss")));
        points.add(
                Points.feeds(
                        new FeedHealth(
                                "koran-diam", END.minusSeconds(60), 1, 1, 0, "status-404: x")));
        points.add(
                Point.of(
                        Series.PIPELINE_HEALTH,
                        Map.of("job", "kentongan"),
                        Map.of("lag", 3, "per_second", 12.5, "dead_letters", 31, "late", 4),
                        END));
        return points.stream().map(Point::line).toList();
    }

    @Test
    void keepsSilenceAndFeedsOfASourceApartAlthoughTheyShareASeries() {
        assertThat(store.sources(END))
                .singleElement()
                .satisfies(one -> assertThat(one.hoursSilent()).isEqualTo(3))
                .satisfies(one -> assertThat(one.items24h()).isEqualTo(12));
        assertThat(store.feeds(END))
                .extracting(FeedHealth::source, FeedHealth::feeds, FeedHealth::faulty)
                .containsExactlyInAnyOrder(
                        tuple("harian-karangan", 3, 1), tuple("koran-diam", 1, 1));
        assertThat(store.feeds(END).toString()).contains("too-slow");
    }

    @Test
    void knowsItsSpanAndThatItIsAnExercise() {
        assertThat(store.scope().last()).isEqualTo(END);
        assertThat(store.scope().first()).isEqualTo(END.minus(Duration.ofDays(30)));
        assertThat(store.scope().simulated()).isTrue();
    }

    @Test
    void answersAsOfAnInstant() {
        Instant then = END.minus(Duration.ofDays(10)).minusMillis(1);
        assertThat(store.latest("ALL", END))
                .singleElement()
                .extracting(Risk::score)
                .isEqualTo(30.0);
        assertThat(store.latest("ALL", then))
                .singleElement()
                .extracting(Risk::score)
                .isEqualTo(19.0);
        assertThat(store.families("62.02", END))
                .extracting(Risk::family)
                .containsExactly("ALL", "LND");
        assertThat(store.history("62.02", "ALL", then, END)).hasSize(11);
        assertThat(store.alerts(null, Instant.EPOCH, then, 10)).isEmpty();
    }

    @Test
    void framesHoldEveryDayAndMarkMissingData() {
        Frames frames = store.frames(END.minus(Duration.ofDays(31)), END);
        double[] scores = frames.scores().get("62.02");
        assertThat(frames.days()).hasSize(scores.length);
        assertThat(scores[scores.length - 1]).isEqualTo(30.0);
        assertThat(frames.levels().get("62.02")[scores.length - 1]).isEqualTo((byte) 3);
        assertThat(frames.levels().get("62.02")[scores.length - 1 - 25]).isEqualTo((byte) 4);
    }

    @Test
    void partsAddUp() {
        assertThat(store.parts("62.02", END).stream().mapToDouble(Part::points).sum())
                .isEqualTo(30.0);
    }

    @Test
    void findsEventsTheirItemsAndTheirEvidence() {
        EventFilter filter =
                new EventFilter("62", "LND", "INC", 2, END.minus(Duration.ofDays(9)), END, 10);
        assertThat(store.events(filter)).hasSize(1);
        var event = store.event("E1").orElseThrow();
        assertThat(event.indicators()).containsExactly("LND-02", "ORM-01");
        assertThat(event.headline()).isEqualTo("SIMULASI: Sengketa 'kebun'");
        assertThat(event.lastKnown()).isEqualTo(END);
        assertThat(event.killedMin()).isNull();
        assertThat(event.injuredMax()).isEqualTo(5);
        assertThat(store.items("E1")).extracting(Item::id).containsExactly("n 1", "n'2");
        assertThat(store.item("n'2").orElseThrow().evidence()).hasSize(1);
        assertThat(store.item("n'2").orElseThrow().beginning()).isFalse();
        assertThat(store.item("panen").orElseThrow().beginning()).isTrue();
        assertThat(store.newestEvents(Instant.EPOCH, END)).containsKey("62.02");
        assertThat(store.event("x' or 'a'='a")).isEmpty();
    }

    @Test
    void searchesForAllWordsAndTakesThemLiterally() {
        assertThat(search("KEBUN", "sawit")).hasSize(3);
        assertThat(search("kebun", "rapat")).isEmpty();
        assertThat(search("100%")).hasSize(3);
        assertThat(search("x' or 1=1 --")).isEmpty();
    }

    private List<Item> search(String... words) {
        return store.search(List.of(words), END.minus(Duration.ofDays(90)), END, 10);
    }

    @Test
    void readsAlertsCoverageAndHealth() {
        var alert = store.alert("62.02-ALL-x").orElseThrow();
        assertThat(List.of(alert.from(), alert.to())).containsExactly(1, 3);
        assertThat(alert.events()).containsExactly("E1");
        assertThat(alert.confirmed()).isTrue();
        assertThat(alert.outlook()).isEqualTo("turun");
        assertThat(store.coverage(END)).singleElement().extracting("state").isEqualTo("low");
        assertThat(store.sources(END)).singleElement().extracting("items24h").isEqualTo(12L);
        assertThat(store.pipeline(END)).singleElement().extracting("checkpointAge").isNull();
    }

    @Test
    void showsWhatThisDeskWrote() {
        try (StoreDesk desk = StoreDesk.at(quest.url())) {
            desk.acknowledge(
                    new Ack("a1", END, "62.02-ALL-x", "Kesbangpol", "desk", null, "dibaca"));
            desk.review(
                    new Review(
                            "r1",
                            END,
                            "Kesbangpol",
                            Review.Action.CORRECT,
                            "62.02",
                            "E1",
                            null,
                            null,
                            null,
                            null,
                            "62.01",
                            null,
                            null,
                            null,
                            null,
                            "salah wilayah"));
        }
        quest.await(Series.ACK);
        quest.await(Series.REVIEW);
        assertThat(store.notes("62.02-ALL-x")).extracting(Note::verdict).containsExactly("ack");
        assertThat(store.notes("E1"))
                .singleElement()
                .satisfies(
                        note -> {
                            assertThat(note.verdict()).isEqualTo("correct");
                            assertThat(note.detail()).contains("62.01");
                            assertThat(note.text()).isEqualTo("salah wilayah");
                        });
    }

    @Test
    void aStoreThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> QuestStore.at("http://127.0.0.1:1").scope())
                .isInstanceOf(StoreUnavailable.class);
    }
}
