package id.kentongan.pipeline.load;

import com.sun.management.OperatingSystemMXBean;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Measurements of load; see docs/quality.md. Says on standard output what it measured. */
final class LoadRun {

    private static final long SEED = 20_260_101;

    private LoadRun() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("LoadRun throughput [articles] | tagger | job KIND [articles]");
            System.exit(2);
        }
        int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120_000;
        switch (arguments[0]) {
            case "throughput" -> throughput(first);
            case "tagger" -> say("tagger alone %.0f us an article", tagger());
            case "topology", "identity" -> job(arguments[0], first);
            default -> throw new IllegalArgumentException("no such measurement: " + arguments[0]);
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void throughput(int articles) throws Exception {
        double tagger = tagger();
        say("tagger alone                         %7.0f us an article", tagger);
        Cost identity = job("identity", articles);
        Cost topology = job("topology", articles);
        double bound = tagger + 3 * identity.sum();
        say(
                "topology %.0f us an article; tagger + 3 x identity = %.0f + 3 x %.0f = %.0f: %.2f"
                        + " of it",
                topology.sum(), tagger, identity.sum(), bound, topology.sum() / bound);
    }

    /** Microseconds of processor time an article. */
    private record Cost(double job, double broker, double store) {
        double sum() {
            return job + broker + store;
        }
    }

    private record Mark(long nanos, long findings, Duration job, Duration broker, Duration store) {

        static Mark of(LoadStack stack, long findings) {
            return new Mark(
                    System.nanoTime(),
                    findings,
                    stack.job().processorTime(),
                    stack.broker().processorTime(),
                    stack.store().processorTime());
        }
    }

    /** A full topic is read by a job that starts; the first half only warms it up. */
    private static Cost job(String kind, int articles) throws Exception {
        Path directory = Files.createTempDirectory("kentongan-load");
        try (LoadStack stack = LoadStack.start(directory, SEED)) {
            Duration before = stack.broker().processorTime();
            stack.fill(articles, 3_000);
            Duration filled = stack.broker().processorTime().minus(before);
            stack.run(kind, 0, options());
            Mark from = null;
            Mark to = null;
            long last = 0;
            while (to == null) {
                Thread.sleep(200);
                if (!stack.job().isAlive()) {
                    throw new IllegalStateException("the job ended: " + stack.job().said());
                }
                long now = stack.findings();
                if (from == null && now >= articles / 2) {
                    from = Mark.of(stack, now);
                } else if (now >= articles * 98L / 100) {
                    to = Mark.of(stack, now);
                }
                if (now / 20_000 != last / 20_000) {
                    System.err.println(kind + " " + now);
                }
                last = now;
            }
            double count = to.findings() - Objects.requireNonNull(from).findings();
            double seconds = (to.nanos() - from.nanos()) / 1e9;
            Cost cost =
                    new Cost(
                            micros(to.job().minus(from.job())) / count,
                            micros(to.broker().minus(from.broker())) / count
                                    + micros(filled) / articles,
                            micros(to.store().minus(from.store())) / count);
            say(
                    "%-8s %6.0f articles a second; us an article: job %.0f, broker %.0f, store"
                            + " %.0f, together %.0f",
                    kind, count / seconds, cost.job(), cost.broker(), cost.store(), cost.sum());
            if (kind.equals("topology")) {
                Thread.sleep(15_000);
                for (String table : List.of("finding", "event", "risk", "risk_part", "alert")) {
                    say("  rows of %-10s %8d", table, stack.rows(table));
                }
            }
            return cost;
        } finally {
            remove(directory);
        }
    }

    private static List<String> options() {
        String options = System.getProperty("load.options", "");
        return options.isEmpty() ? List.of() : Arrays.asList(options.split(" "));
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }

    /** Microseconds of processor time of this process an article, tagged one after the other. */
    private static double tagger() {
        var wire =
                id.kentongan.pipeline.scenario.PressWire.articles(
                        SEED,
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1),
                        Long.MAX_VALUE,
                        LoadStack.WORDS);
        ItemDecoder decoder = ItemDecoder.standard();
        List<Item> items = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] line = wire.next();
            bytes += line.length;
            items.add(Objects.requireNonNull(decoder.decode(line).item()));
        }
        Tagger tagger = Tagger.standard();
        Map<Status, Integer> found = new EnumMap<>(Status.class);
        for (Item item : items) {
            found.merge(tagger.tag(item).status(), 1, Integer::sum);
        }
        items.forEach(tagger::tag);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        items.forEach(tagger::tag);
        items.forEach(tagger::tag);
        long after = system.getProcessCpuTime();
        say("articles of %d bytes; found %s", bytes / items.size(), found);
        return (after - before) / 1e3 / (2.0 * items.size());
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
