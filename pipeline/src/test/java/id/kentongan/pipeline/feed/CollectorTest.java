package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that answer at once; those that drip, and two hundred at a time, are in the IT. */
class CollectorTest {

    private static final int HOSTS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<byte[]> taken = new ArrayList<>();
    private final StoppedClock clock = new StoppedClock();
    private FeedHosts hosts;

    @TempDir private Path directory;

    @BeforeEach
    void openHosts() throws IOException {
        hosts = new FeedHosts(HOSTS);
    }

    @AfterEach
    void closeHosts() {
        hosts.close();
    }

    @Test
    void readsPagesWhereTheFeedHasOnlyTitlesAndOtherCharsets() throws IOException {
        poll();

        List<JsonNode> items = new ArrayList<>();
        for (byte[] line : taken) {
            items.add(new ObjectMapper().readTree(line));
        }
        assertThat(items)
                .filteredOn(item -> item.path("title").asText().startsWith("Peta"))
                .hasSize(2 * HOSTS)
                .allMatch(item -> item.path("body").asText().equals(FeedHosts.WORDS.strip()));
        assertThat(items)
                .filteredOn(item -> item.path("title").asText().equals("Café – désa"))
                .hasSize(HOSTS);
    }

    @Test
    void asksAgainOnlyWhatIsDueAndBringsNothingTwice() throws IOException {
        poll();
        int before = taken.size();
        int refusing = hosts.asked.get("/6").get();
        clock.forward(Duration.ofMinutes(20));

        poll();

        assertThat(taken).hasSize(before);
        assertThat(hosts.notModified.get()).isEqualTo(HOSTS);
        assertThat(hosts.asked.get("/6").get()).as("Retry-After is kept").isEqualTo(refusing);
    }

    @Test
    void repeatsWhatCouldNotBeHandedOver() throws IOException {
        try (Collector collector = collector(true)) {
            assertThatIOException()
                    .isThrownBy(
                            () ->
                                    collector.poll(
                                            (outlet, articles) -> {
                                                throw new IOException("Kafka refused a line");
                                            }));
        }

        poll();

        assertThat(taken).hasSize(FeedHosts.ARTICLES * HOSTS);
    }

    @Test
    void refusesAddressesInsideUnlessTheyAreAllowed() throws IOException {
        try (Collector collector = collector(false)) {
            assertThat(collector.poll((outlet, articles) -> {}))
                    .allMatch(polled -> String.valueOf(polled.fault()).contains("address-refused"));
        }
        assertThat(hosts.asked).isEmpty();
    }

    @Test
    void handsTheSameBytesOverAgainAfterACrashBetweenSendingAndRemembering() throws IOException {
        List<String> before = new ArrayList<>();
        try (Collector collector = collector(true)) {
            assertThatIOException()
                    .isThrownBy(
                            () ->
                                    collector.poll(
                                            (outlet, articles) -> {
                                                articles.forEach(line -> before.add(utf8(line)));
                                                throw new IOException("killed");
                                            }));
        }
        clock.forward(Duration.ofMinutes(3));

        poll();

        List<String> after = taken.stream().map(CollectorTest::utf8).toList();
        assertThat(after).hasSize(FeedHosts.ARTICLES * HOSTS).doesNotHaveDuplicates();
        assertThat(before).isNotEmpty();
        assertThat(after).containsAll(before);
    }

    @Test
    void doesNotHandOverWhatIsRememberedAsSentAlthoughTheOutboxWasNotCleared() throws IOException {
        Path kept = directory.resolve("kept");
        Path outbox = directory.resolve("state.json.outbox");
        try (Collector collector = collector(true)) {
            collector.poll(
                    (outlet, articles) -> {
                        if (Files.notExists(kept)) {
                            Files.copy(outbox, kept);
                        }
                    });
        }
        assertThat(outbox).doesNotExist();
        Files.copy(kept, outbox);

        poll();

        assertThat(taken).isEmpty();
        assertThat(outbox).doesNotExist();
    }

    @Test
    void leavesOutTheLineThatACrashCutOffInTheOutbox() throws IOException {
        Outbox outbox = new Outbox(directory.resolve("outbox"));
        outbox.put(
                List.of(
                        new Outbox.Letter("http://a/", "Koran\tA", "1", new byte[] {'{', '}'}),
                        new Outbox.Letter("http://a/", "Koran A", "2", new byte[] {'{', '}'})));
        Path file = directory.resolve("outbox");
        String all = Files.readString(file);
        Files.writeString(file, all.substring(0, all.length() - 1));

        assertThat(outbox.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.outlet()).isEqualTo("Koran A"))
                .satisfies(letter -> assertThat(letter.id()).isEqualTo("1"));
    }

    private static String utf8(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private List<Polled> poll() throws IOException {
        try (Collector collector = collector(true)) {
            return collector.poll((outlet, articles) -> taken.addAll(articles));
        }
    }

    private Collector collector(boolean allowPrivate) throws IOException {
        return hosts.collector(FeedHosts.QUICK, directory, allowPrivate, LIMIT, clock);
    }
}
