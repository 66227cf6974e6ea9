package id.kentongan.pipeline.load;

import com.sun.management.OperatingSystemMXBean;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.scenario.PressWire;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Measurements of load; see docs/quality.md. Says on standard output what it measured. */
final class LoadRun {

    private static final long SEED = 20_260_101;

    private static final int SURGE = 10;

    private static final String KEPT =
            "minute, sent, behind, us an article of job, broker and store, heap of the job after gc"
                    + " MB, its resident MB, checkpoints MB, topics MB, store MB";

    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /** A finding is read at once: one that takes longer waits behind others. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private LoadRun() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println(
                    """
                    LoadRun throughput [ARTICLES]         tagger, identity job and topology
                    LoadRun tagger | identity [ARTICLES] | topology [ARTICLES]
                    LoadRun cost [PER-SECOND [SECONDS [WARM-UP-SECONDS]]]  both jobs, fed equally fast
                    LoadRun latency [PER-SECOND [SECONDS [WARM-UP-SECONDS]]]
                    LoadRun surge [PER-SECOND [SECONDS]]  ten times as many for so long
                    LoadRun soak [PER-SECOND [MINUTES [DAYS]]]    so many days of news in so many minutes""");
            System.exit(2);
        }
        switch (arguments[0]) {
            case "throughput" -> throughput(number(arguments, 1, 240_000));
            case "tagger" -> say("tagger alone %.0f us an article", tagger());
            case "topology", "identity" -> job(arguments[0], number(arguments, 1, 240_000));
            case "cost" ->
                    cost(
                            number(arguments, 1, 1_000),
                            number(arguments, 2, 60),
                            number(arguments, 3, 180));
            case "latency" ->
                    latency(
                            number(arguments, 1, 500),
                            number(arguments, 2, 120),
                            number(arguments, 3, 300));
            case "surge" -> surge(number(arguments, 1, 100), number(arguments, 2, 600));
            case "soak" ->
                    soak(
                            number(arguments, 1, 1_000),
                            number(arguments, 2, 30),
                            number(arguments, 3, 210));
            default -> throw new IllegalArgumentException("no such measurement: " + arguments[0]);
        }
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void throughput(int articles) throws Exception {
        double tagger = tagger();
        say("tagger alone                         %7.0f us an article", tagger);
        Cost identity = job("identity", articles);
        Cost topology = job("topology", articles);
        tellBound(tagger, identity, topology);
    }

    private static void tellBound(double tagger, Cost identity, Cost topology) {
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

        Cost since(Mark before) {
            double count = Math.max(1, findings - before.findings);
            return new Cost(
                    micros(job.minus(before.job)) / count,
                    micros(broker.minus(before.broker)) / count,
                    micros(store.minus(before.store)) / count);
        }
    }

    /** A full topic is read by a job that starts; the first two thirds only warm it up. */
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
                if (from == null && now >= articles * 2L / 3) {
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
            Cost read = to.since(from);
            Cost cost =
                    new Cost(read.job(), read.broker() + micros(filled) / articles, read.store());
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

    /**
     * What an article costs where both jobs get as many a second: a checkpoint, a look for news or
     * a commit of the store costs per second, so that the faster a job is fed the less of it falls
     * to an article.
     */
    private static void cost(int perSecond, int seconds, int warmUp) throws Exception {
        double tagger = tagger();
        say("tagger alone                         %7.0f us an article", tagger);
        Cost identity = paced("identity", perSecond, seconds, Math.min(warmUp, 60));
        Cost topology = paced("topology", perSecond, seconds, warmUp);
        tellBound(tagger, identity, topology);
    }

    private static Cost paced(String kind, int perSecond, int seconds, int warmUp)
            throws Exception {
        Path directory = Files.createTempDirectory("kentongan-load");
        try (LoadStack stack = LoadStack.start(directory, SEED);
                KafkaProducer<byte[], byte[]> producer = stack.producer()) {
            stack.run(kind, 0, options());
            long count =
                    stack.pace(producer, perSecond, Duration.ofSeconds(warmUp), (id, at) -> {});
            long behind = count - stack.findings();
            Mark from = Mark.of(stack, stack.findings());
            count += stack.pace(producer, perSecond, Duration.ofSeconds(seconds), (id, at) -> {});
            Mark to = Mark.of(stack, stack.findings());
            Cost cost = to.since(from);
            say(
                    "%-8s %d articles a second, %d and then %d behind; us an article: job %.0f,"
                            + " broker %.0f, store %.0f, together %.0f",
                    kind,
                    perSecond,
                    behind,
                    count - to.findings(),
                    cost.job(),
                    cost.broker(),
                    cost.store(),
                    cost.sum());
            return cost;
        } finally {
            remove(directory);
        }
    }

    private static void latency(int perSecond, int seconds, int warmUp) throws Exception {
        Path directory = Files.createTempDirectory("kentongan-load");
        try (LoadStack stack = LoadStack.start(directory, SEED);
                PointWatch watch = new PointWatch(stack.reader());
                KafkaProducer<byte[], byte[]> producer = stack.producer()) {
            stack.run("topology", 0, options());
            Instant start = Instant.now();
            long count = stack.pace(producer, perSecond, Duration.ofSeconds(warmUp), watch::sent);
            Instant from = Instant.now();
            count += stack.pace(producer, perSecond, Duration.ofSeconds(seconds), watch::sent);
            Instant to = Instant.now();
            settle(stack, count);
            say("%d articles a second for %d s after %d s of them", perSecond, seconds, warmUp);
            tell(watch, "from the cold start: ", start, from);
            tell(watch, "then: ", from, to);
            account(stack, count);
        } finally {
            remove(directory);
        }
    }

    private static void tell(PointWatch watch, String when, Instant from, Instant to) {
        say("%sfindings, %s", when, PointWatch.percentiles(watch.findings(from, to)));
        say("%sevents, %s", when, PointWatch.percentiles(watch.events(from, to)));
    }

    private static void surge(int perSecond, int seconds) throws Exception {
        Path directory = Files.createTempDirectory("kentongan-load");
        try (LoadStack stack = LoadStack.start(directory, SEED);
                PointWatch watch = new PointWatch(stack.reader());
                KafkaProducer<byte[], byte[]> producer = stack.producer()) {
            stack.run("topology", 60, options());
            long count = stack.pace(producer, perSecond, WARM_UP, watch::sent);
            Instant before = Instant.now();
            count += stack.pace(producer, perSecond, WARM_UP, watch::sent);
            Instant start = Instant.now();
            say(KEPT);
            Mark mark = Mark.of(stack, stack.findings());
            for (int done = 0; done < seconds; done += 60) {
                Duration span = Duration.ofSeconds(Math.min(60, seconds - done));
                count += stack.pace(producer, SURGE * perSecond, span, watch::sent);
                mark = tellKept(stack, done / 60 + 1, count, mark);
            }
            Instant end = Instant.now();
            long behind = count - stack.findings();
            count += stack.pace(producer, perSecond, WARM_UP.multipliedBy(2), watch::sent);
            Instant after = Instant.now();
            settle(stack, count);
            say("%d articles a second, for %d s %d times as many", perSecond, seconds, SURGE);
            tell(watch, "before: ", before, start);
            tell(watch, "surge:  ", start, end);
            tell(watch, "after:  ", end, after);
            Instant slow =
                    watch.findings(end, after).stream()
                            .filter(seen -> seen.millis() > SLOW.toMillis())
                            .map(PointWatch.Seen::sent)
                            .max(Instant::compareTo)
                            .orElse(end);
            say(
                    "%d behind when it ended; no finding slower than %d s any more %d ms after it",
                    behind, SLOW.toSeconds(), Duration.between(end, slow).toMillis());
            account(stack, count);
        } finally {
            remove(directory);
        }
    }

    /**
     * What the job keeps it keeps for weeks, so that memory can only be steady over months: the
     * articles arrived in the days before today, each as long after the one before it as makes so
     * many days of so many minutes, and in bunches, as collectors bring them.
     */
    private static void soak(int perSecond, int minutes, int days) throws Exception {
        Path directory = Files.createTempDirectory("kentongan-load");
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
        long all = perSecond * (60L * minutes + 5);
        long bunch = Math.max(1, perSecond / 2);
        long millis = Duration.ofDays(days).toMillis();
        LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC).minusDays(1);
        try (LoadStack stack =
                        LoadStack.start(
                                directory, LoadStack.wire(SEED, first, Math.max(1, all / days)));
                KafkaProducer<byte[], byte[]> producer = stack.producer()) {
            LongFunction<Instant> arrival =
                    number -> start.plusMillis(millis / all * (number / bunch * bunch));
            // with nothing to read at its start, the job would begin at the time of its clock
            long count =
                    stack.pace(producer, perSecond, Duration.ofSeconds(5), arrival, (id, at) -> {});
            stack.run("topology", 60, options());
            say("%d days, %d articles a day", days, all / days);
            say("day, " + KEPT);
            Mark mark = Mark.of(stack, 0);
            for (int minute = 1; minute <= minutes; minute++) {
                long before = count;
                count +=
                        stack.pace(
                                producer,
                                perSecond,
                                Duration.ofMinutes(1),
                                number -> arrival.apply(before + number),
                                (id, at) -> {});
                System.out.print(days * minute / minutes + ", ");
                mark = tellKept(stack, minute, count, mark);
            }
            settle(stack, count);
            account(stack, count);
        } finally {
            remove(directory);
        }
    }

    private static Mark tellKept(LoadStack stack, int minute, long count, Mark before)
            throws IOException {
        Mark now = Mark.of(stack, stack.findings());
        Cost cost = now.since(before);
        say(
                "%d, %d, %d, %.0f, %.0f, %.0f, %s, %d, %d, %d, %d",
                minute,
                count,
                count - now.findings(),
                cost.job(),
                cost.broker(),
                cost.store(),
                heap(stack),
                resident(stack),
                stack.bytes("checkpoints") >> 20,
                stack.bytes("kafka") >> 20,
                stack.bytes("store") >> 20);
        return now;
    }

    private static String heap(LoadStack stack) throws IOException {
        String last = "-";
        for (String line : stack.job().said().split("\n")) {
            if (line.startsWith(LoadJob.HEAP)) {
                last = line.substring(LoadJob.HEAP.length()).strip();
            }
        }
        return last;
    }

    /** Resident memory of the job in megabytes, 0 where the system does not tell. */
    private static long resident(LoadStack stack) throws IOException {
        Path status = Path.of("/proc/" + stack.job().pid() + "/status");
        if (Files.notExists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
            }
        }
        return 0;
    }

    /** Waits until {@code count} findings are committed and in the store, or nothing moves. */
    private static void settle(LoadStack stack, long count) throws Exception {
        long last = -1;
        int still = 0;
        while (still < 30 && stack.rows("finding") < count) {
            long now = stack.rows("finding");
            still = now == last ? still + 1 : 0;
            last = now;
            Thread.sleep(1_000);
        }
        // the checkpoint that commits the last of them
        Thread.sleep(Duration.ofSeconds(25).toMillis());
    }

    private static void account(LoadStack stack, long count) throws IOException {
        long[] committed = stack.committedFindings();
        say(
                "sent %d; committed findings %d, of which different %d; rows in the store %d",
                count, committed[0], committed[1], stack.rows("finding"));
    }

    private static List<String> options() {
        String options = System.getProperty("load.options", "");
        return options.isEmpty() ? List.of() : Arrays.asList(options.split(" "));
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }

    /**
     * Microseconds of processor time of this process an article, tagged by two threads at once: as
     * in the job, which has both cores busy.
     */
    private static double tagger() throws Exception {
        PressWire wire = LoadStack.wire(SEED);
        ItemDecoder decoder = ItemDecoder.standard();
        List<Item> items = new ArrayList<>();
        Map<Status, Integer> found = new EnumMap<>(Status.class);
        long bytes = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] line = wire.next();
            bytes += line.length;
            items.add(Objects.requireNonNull(decoder.decode(line).item()));
        }
        Tagger tagger = Tagger.standard();
        for (Item item : items) {
            found.merge(tagger.tag(item).status(), 1, Integer::sum);
        }
        say("articles of %d bytes; found %s", bytes / items.size(), found);
        twice(items);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        twice(items);
        twice(items);
        return (system.getProcessCpuTime() - before) / 1e3 / (4.0 * items.size());
    }

    private static void twice(List<Item> items) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                Tagger tagger = Tagger.standard();
                                items.forEach(tagger::tag);
                            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
