package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.feed.Collector;
import id.kentongan.pipeline.feed.Feed;
import id.kentongan.pipeline.feed.Polled;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
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
import java.util.Properties;
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
                while (true) {
                    List<Polled> polled = collector.poll(one -> take(one, writer));
                    tell(polled);
                    if (once) {
                        return 0;
                    }
                    Thread.sleep(ROUND.toMillis());
                }
            }
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private TopicWriter writer() throws IOException {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka);
        return TopicWriter.open(client);
    }

    private void take(Polled polled, @Nullable TopicWriter writer) throws IOException {
        if (writer != null) {
            byte[] key = polled.feed().outlet().getBytes(StandardCharsets.UTF_8);
            polled.articles().forEach(line -> writer.send(Topics.NEWS_ARTICLES, key, line));
            writer.flush();
        } else if (out != null) {
            try (OutputStream stream =
                    new BufferedOutputStream(
                            Files.newOutputStream(
                                    out, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                for (byte[] line : polled.articles()) {
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
