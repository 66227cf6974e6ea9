package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.feed.Collector;
import id.kentongan.pipeline.feed.Feed;
import id.kentongan.pipeline.feed.Polled;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.FeedHealth;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collect}: news feeds into news-articles. */
@Command(
        name = "collect",
        description = {
            "Polls the news feeds of a list (RSS, Atom, news sitemaps) into Kafka, or into a file"
                    + " with --out. With --once: every feed that is due once, then a summary.",
            "The list is YAML: feeds: [{url, outlet, group, region, minutes, fullText}]."
        },
        mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration ROUND = Duration.ofSeconds(30);

    @Option(names = "--feeds", required = true, paramLabel = "FILE", description = "the list")
    private Path feeds = Path.of("");

    @Option(names = "--once", description = "poll what is due once and end")
    private boolean once;

    @Option(names = "--out", paramLabel = "FILE", description = "append JSON lines to this file")
    private @Nullable Path out;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KENTONGAN_KAFKA:-127.0.0.1:9092}",
            description = "broker (environment: KENTONGAN_KAFKA)")
    private String kafka = "";

    @Option(
            names = "--state",
            paramLabel = "FILE",
            defaultValue = "data/feeds.json",
            description = "remembers what was read (data/feeds.json)")
    private Path state = Path.of("data", "feeds.json");

    @Option(names = "--allow-private", description = "also ask addresses inside this network")
    private boolean allowPrivate;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(feeds)) {
            throw new Refusal("cannot read the list of feeds " + feeds);
        }
        try {
            List<Feed> list = Feed.read(feeds);
            Collector.Settings settings = new Collector.Settings(state, allowPrivate, PAUSE, LIMIT);
            try (TopicWriter writer = out == null ? writer() : null;
                    Collector collector = Collector.open(list, settings, Clock.systemUTC())) {
                if (once) {
                    round(collector, writer, null);
                    return 0;
                }
                while (true) {
                    long started = System.nanoTime();
                    try {
                        round(collector, writer, ROUND);
                    } catch (IOException e) {
                        // a broker that is away for a while: what was read waits in the outbox
                        System.err.println("kentongan: " + e.getMessage() + "; trying again");
                    }
                    long left = ROUND.toNanos() - (System.nanoTime() - started);
                    Thread.sleep(Math.max(1_000, left / 1_000_000));
                }
            }
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private void round(
            Collector collector, @Nullable TopicWriter writer, @Nullable Duration patience)
            throws IOException {
        List<Polled> polled =
                collector.poll((outlet, articles) -> take(outlet, articles, writer), patience);
        if (writer != null) {
            for (FeedHealth health : collector.health(polled)) {
                writer.send(
                        Topics.SOURCE_HEALTH,
                        health.source().getBytes(StandardCharsets.UTF_8),
                        Json.bytes(health));
            }
            writer.flush();
        }
        if (!polled.isEmpty()) {
            tell(polled);
        }
    }

    private TopicWriter writer() throws IOException {
        return TopicWriter.open(
                RunCommand.settings(null).with(Key.KAFKA_SERVERS, kafka).kafkaClient(),
                List.of(Topics.NEWS_ARTICLES, Topics.SOURCE_HEALTH));
    }

    private void take(String outlet, List<byte[]> articles, @Nullable TopicWriter writer)
            throws IOException {
        if (writer != null) {
            byte[] key = outlet.getBytes(StandardCharsets.UTF_8);
            articles.forEach(line -> writer.send(Topics.NEWS_ARTICLES, key, line));
            writer.flush();
        } else if (out != null) {
            try (OutputStream stream =
                    new BufferedOutputStream(
                            Files.newOutputStream(
                                    out, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                for (byte[] line : articles) {
                    stream.write(line);
                    stream.write('\n');
                }
            }
        }
    }

    private static void tell(List<Polled> polled) {
        long articles = polled.stream().mapToLong(one -> one.articles().size()).sum();
        long unchanged = polled.stream().filter(Polled::unchanged).count();
        long faults = polled.stream().filter(one -> one.fault() != null).count();
        System.out.printf(
                "polled %d feeds: %d new articles, %d unchanged, %d with faults%n",
                polled.size(), articles, unchanged, faults);
        for (Polled one : polled) {
            if (one.fault() != null) {
                System.out.println("  " + one.feed().outlet() + ": " + one.fault());
            }
            one.pageFaults()
                    .forEach(
                            fault -> System.out.println("  " + one.feed().outlet() + ": " + fault));
        }
        System.out.flush();
    }
}
