package id.kentongan.pipeline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskPart;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.files.SpoolSink;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.Alerting;
import id.kentongan.pipeline.operators.Dispatching;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.operators.Scoring;
import id.kentongan.pipeline.output.Lines;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import id.kentongan.pipeline.topology.SafeDefaults;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A bounded run of {@link EarlyWarningTopology} over files: the same input gives the same bytes, at
 * any parallelism and in whatever order the lines come. Everything is written to a working
 * directory inside the output directory and moved to its place when the run has succeeded; a run
 * that was interrupted leaves only that directory, which the next one removes. {@code scores.csv}
 * of an earlier run goes first and the new one comes last, so that a run that is killed while it
 * moves files never leaves scores of one run beside files of another.
 */
public final class Replay {

    /** The weights that the scores of a replay were made with. */
    public static final String RISK_MODEL = "risk-model.tsv";

    /**
     * The files a replay writes, in the order in which they are put in place: where {@code
     * scores.csv} stands, all others belong to the same run.
     */
    public static final List<String> OUTPUTS =
            List.of(
                    "features.csv",
                    RISK_MODEL,
                    "events.jsonl",
                    "alerts.jsonl",
                    "findings.jsonl",
                    "dead-letters.jsonl",
                    "scores.csv");

    private static final String PARTIAL = ".partial";

    private static final int ALL_DIGITS = 20;

    private final ReplayRequest request;

    private final Path partial;

    private final Consumer<EarlyWarningTopology.Outputs> also;

    private double partsGap;

    private Replay(ReplayRequest request, Consumer<EarlyWarningTopology.Outputs> also) {
        this.request = request;
        this.also = also;
        this.partial = request.out().resolve(PARTIAL);
    }

    /**
     * Runs it.
     *
     * @throws IOException if a file cannot be read or written, with a message for people
     */
    public static ReplaySummary run(ReplayRequest request) throws IOException {
        return run(request, outputs -> {});
    }

    /**
     * Runs it, with further sinks.
     *
     * @param also attaches sinks of its own to what leaves the topology
     * @throws IOException if a file cannot be read or written, with a message for people
     */
    public static ReplaySummary run(
            ReplayRequest request, Consumer<EarlyWarningTopology.Outputs> also) throws IOException {
        Replay replay = new Replay(request, also);
        Files.createDirectories(request.out());
        remove(replay.partial);
        Files.createDirectories(replay.partial);
        try {
            return replay.run();
        } finally {
            remove(replay.partial);
        }
    }

    private ReplaySummary run() throws IOException {
        Instant end = request.to() == null ? null : midnight(request.to().plusDays(1));
        ReplayTape tape =
                request.recorded()
                        ? ReplayTape.recorded(request.files(), end, partial)
                        : ReplayTape.record(request.files(), request.answers(), end, partial);
        if (tape.lines() > 0) {
            execute(tape);
        }
        return publish(tape);
    }

    private void execute(ReplayTape tape) throws IOException {
        Configuration configuration = SafeDefaults.configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        request.parallelism(), configuration)) {
            EarlyWarningTopology.Outputs outputs =
                    EarlyWarningTopology.build(source(env, tape), options(tape));
            sink(outputs);
            dispatch(outputs, tape);
            also.accept(outputs);
            env.execute("kentongan replay");
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the replay failed: " + innermost(e), e);
        }
    }

    private TopologyOptions options(ReplayTape tape) throws IOException {
        return new TopologyOptions(
                request.recorded()
                        ? TopologyOptions.LIVE_LATENESS
                        : TopologyOptions.REPLAY_LATENESS,
                request.recorded(),
                scoring(tape),
                request.offices() == null
                        ? Alerting.Settings.replay(lastMidnight(tape))
                        : Alerting.Settings.replay(lastMidnight(tape)).with(request.offices()));
    }

    private Instant lastMidnight(ReplayTape tape) {
        Instant last = tape.last() == null ? Instant.EPOCH : tape.last();
        // the row of the midnight at or after the last item still counts it
        return request.to() == null
                ? midnight(
                        LocalDate.ofInstant(
                                last.plus(Duration.ofDays(1)).minusMillis(1), ZoneOffset.UTC))
                : midnight(request.to());
    }

    private Scoring.Settings scoring(ReplayTape tape) throws IOException {
        String model =
                request.riskModel() == null
                        ? ""
                        : Files.readString(request.riskModel(), StandardCharsets.UTF_8);
        return new Scoring.Settings(
                !request.without().contains("linking"),
                !request.without().contains("status"),
                !request.without().contains("slow"),
                model,
                lastMidnight(tape));
    }

    private EarlyWarningTopology.Inputs source(StreamExecutionEnvironment env, ReplayTape tape) {
        Instant horizon = tape.last() == null ? Instant.EPOCH : tape.last();
        DataStream<RawInput> items =
                env.fromSource(
                                new DataGeneratorSource<>(
                                        new TapeReader(
                                                tape.file().toString(),
                                                horizon,
                                                request.recorded()),
                                        tape.lines(),
                                        TypeInformation.of(RawInput.class)),
                                WatermarkStrategy.<RawInput>forBoundedOutOfOrderness(
                                                TopologyOptions.REPLAY_LATENESS)
                                        .withTimestampAssigner(
                                                (raw, before) -> raw.at().toEpochMilli()),
                                "Tape")
                        .uid("tape")
                        .setParallelism(1);
        DataStream<Tick> ticks =
                env.fromSource(
                                new DataGeneratorSource<>(
                                        index -> new Tick(horizon),
                                        1,
                                        TypeInformation.of(Tick.class)),
                                WatermarkStrategy.noWatermarks(),
                                "Ticks")
                        .uid("ticks")
                        .setParallelism(1);
        List<RawInput> releases = new ArrayList<>();
        for (byte[] release : request.knowledge()) {
            String position = Integer.toString(releases.size());
            releases.add(new RawInput("knowledge", position, Instant.EPOCH, null, release));
        }
        return new EarlyWarningTopology.Inputs(
                items.rebalance(),
                ticks,
                EarlyWarningTopology.Inputs.all(env, List.copyOf(releases)));
    }

    // lambdas, not Json::bytes: javac reads back two such references as one (JDK-8208752)
    private void sink(EarlyWarningTopology.Outputs outputs) {
        outputs.findings()
                .sinkTo(
                        new SpoolSink<TaggedItem>(
                                partial, "findings", Replay::findingKey, Lines::finding))
                .uid("findings-file")
                .name("Findings to file");
        outputs.deadLetters()
                .map(letter -> letter.inFile())
                .returns(DeadLetter.class)
                .uid("dead-letters-without-place")
                .name("Dead letters without place")
                .sinkTo(
                        new SpoolSink<DeadLetter>(
                                partial,
                                "dead-letters",
                                letter -> Lines.utf8(letter.digest()),
                                Lines::deadLetter))
                .uid("dead-letters-file")
                .name("Dead letters to file");
        // forms of one event stay in order, so that the last one counts
        outputs.events()
                .keyBy(Event::eventId)
                .process(new NumberForms())
                .uid("number-forms")
                .name("Number the forms of an event")
                .sinkTo(
                        new SpoolSink<NumberForms.Form>(
                                partial,
                                "events",
                                form -> Lines.utf8(form.key()),
                                form -> Json.bytes(form.event())))
                .uid("events-file")
                .name("Events to file");
        outputs.scores()
                .filter(row -> row.score().midnight() && row.score().family().equals(RiskScore.ALL))
                .uid("keep-midnight-rows")
                .name("Keep the rows of midnight")
                .sinkTo(
                        new SpoolSink<RatedScore>(
                                partial,
                                "scores",
                                row -> Lines.utf8(row.score().time() + "," + row.score().region()),
                                row -> Json.bytes(row)))
                .uid("scores-file")
                .name("Scores to file");
        outputs.alerts()
                .sinkTo(
                        new SpoolSink<Alert>(
                                partial,
                                "alerts",
                                alert ->
                                        Lines.utf8(
                                                alert.time()
                                                        + "\0"
                                                        + alert.region()
                                                        + "\0"
                                                        + alert.family()),
                                alert -> Json.bytes(alert)))
                .uid("alerts-file")
                .name("Alerts to file");
    }

    /** Notices and the audit trail, where somebody is told. */
    private void dispatch(EarlyWarningTopology.Outputs outputs, ReplayTape tape)
            throws IOException {
        OfficeFiles offices = request.offices();
        if (offices == null) {
            return;
        }
        Dispatching.Outputs told =
                Dispatching.attach(outputs.toDispatch(), offices, lastMidnight(tape));
        told.notices()
                .sinkTo(
                        new SpoolSink<Notice>(
                                partial,
                                "notices",
                                notice -> Lines.utf8(notice.time() + "\0" + notice.noticeId()),
                                notice -> Json.bytes(notice)))
                .uid("notices-file")
                .name("Notices to file");
        told.audit()
                .sinkTo(
                        new SpoolSink<AuditLine>(
                                partial,
                                "audit",
                                line -> Lines.utf8(line.time() + "\0" + line.region()),
                                line -> Json.bytes(line)))
                .uid("audit-file")
                .name("Audit trail to file");
    }

    private static byte[] findingKey(TaggedItem tagged) {
        return Lines.utf8(
                tagged.item().known() + "\0" + tagged.item().id() + "\0" + tagged.item().digest());
    }

    private ReplaySummary publish(ReplayTape tape) throws IOException {
        SortedMap<String, Long> findings = new TreeMap<>();
        SortedMap<String, Long> notes = new TreeMap<>();
        SortedMap<String, Long> deadLetters = new TreeMap<>();
        long[] nil = {0};
        long found =
                lines(
                        "findings",
                        "findings.jsonl",
                        line -> {
                            JsonNode finding = Json.read(line, JsonNode.class);
                            if (finding.path("kind").asText().equals("nil")) {
                                nil[0]++;
                            } else {
                                findings.merge(finding.path("status").asText(), 1L, Long::sum);
                            }
                            for (JsonNode note : finding.path("notes")) {
                                notes.merge(note.asText().split(":", 2)[0], 1L, Long::sum);
                            }
                        });
        long refused =
                lines(
                        "dead-letters",
                        "dead-letters.jsonl",
                        line ->
                                deadLetters.merge(
                                        Json.read(line, JsonNode.class).path("reason").asText(),
                                        1L,
                                        Long::sum));
        long events = events();
        long rows = scores();
        long alerts = alerts();
        Files.writeString(
                partial.resolve(RISK_MODEL),
                scoring(tape).riskModel().text(),
                StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>(OUTPUTS);
        if (request.offices() != null) {
            lines("notices", "notices.jsonl", line -> {});
            lines("audit", "audit.jsonl", line -> {});
            names.addAll(0, List.of("notices.jsonl", "audit.jsonl"));
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(request.out().resolve(names.get(i)));
        }
        for (String name : names) {
            Files.move(
                    partial.resolve(name),
                    request.out().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return new ReplaySummary(
                tape.lines(),
                tape.left(),
                findings,
                nil[0],
                deadLetters,
                tape.lines() - tape.answers() - found - refused,
                notes,
                rows,
                events,
                alerts,
                partsGap);
    }

    /** What is done with each line of an output. */
    @FunctionalInterface
    private interface LineVisitor {
        void visit(byte[] line) throws IOException;
    }

    private long lines(String name, String file, LineVisitor visitor) throws IOException {
        long[] count = {0};
        try (OutputStream out = open(file)) {
            Spool.sorted(
                    SpoolSink.written(partial, name),
                    partial,
                    entry -> {
                        count[0]++;
                        visitor.visit(entry.value());
                        write(out, entry.value());
                    });
        }
        return count[0];
    }

    /** The last form of each event, in order of (first known, id). */
    private long events() throws IOException {
        Path last = partial.resolve("events.last");
        try (Spool.Writer out = new Spool.Writer(last)) {
            Spool.Entry[] held = {null};
            Spool.sorted(
                    SpoolSink.written(partial, "events"),
                    partial,
                    entry -> {
                        if (held[0] != null && !sameEvent(held[0], entry)) {
                            keep(held[0], out);
                        }
                        held[0] = entry;
                    });
            if (held[0] != null) {
                keep(held[0], out);
            }
        }
        long[] count = {0};
        try (OutputStream out = open("events.jsonl")) {
            Spool.sorted(
                    List.of(last),
                    partial,
                    entry -> {
                        count[0]++;
                        write(out, entry.value());
                    });
        }
        return count[0];
    }

    private static boolean sameEvent(Spool.Entry one, Spool.Entry other) {
        return eventId(one).equals(eventId(other));
    }

    private static String eventId(Spool.Entry entry) {
        String key = new String(entry.key(), StandardCharsets.UTF_8);
        return key.substring(0, key.length() - ALL_DIGITS);
    }

    private void keep(Spool.Entry entry, Spool.Writer out) throws IOException {
        Event event = Json.read(entry.value(), Event.class);
        if (request.from() == null || !event.lastKnown().isBefore(midnight(request.from()))) {
            out.write(Lines.utf8(event.firstKnown() + "\0" + event.eventId()), entry.value());
        }
    }

    private long scores() throws IOException {
        List<Path> spools = SpoolSink.written(partial, "scores");
        long[] count = {0};
        try (OutputStream scores = open("scores.csv");
                OutputStream features = open("features.csv")) {
            write(scores, Lines.utf8(Lines.SCORES_HEADER));
            write(features, Lines.utf8("time,region," + String.join(",", Feature.labels())));
            Spool.sorted(
                    spools,
                    partial,
                    entry -> {
                        RatedScore rated = Json.read(entry.value(), RatedScore.class);
                        RiskScore row = rated.score();
                        if (request.from() != null
                                && row.time().isBefore(midnight(request.from()))) {
                            return;
                        }
                        count[0]++;
                        partsGap = Math.max(partsGap, gap(row));
                        write(scores, Lines.utf8(Lines.score(rated)));
                        write(features, Lines.utf8(features(row)));
                    });
        }
        return count[0];
    }

    /** Distance of a score from the sum of its parts, and of a part from value by weight. */
    private static double gap(RiskScore row) {
        double sum = 0;
        double worst = 0;
        for (RiskPart part : row.parts()) {
            sum += part.points();
            worst = Math.max(worst, Math.abs(part.points() - part.value() * part.weight()));
        }
        return Math.max(worst, Math.abs(sum - row.score()));
    }

    /** Values in the order of {@link Feature}; an area has none of its own. */
    private static String features(RiskScore row) {
        StringBuilder line = new StringBuilder(row.time() + "," + row.region());
        for (int i = 0; i < Feature.values().length; i++) {
            line.append(',').append(row.features().isEmpty() ? 0.0 : row.features().get(i));
        }
        return line.toString();
    }

    private long alerts() throws IOException {
        long[] count = {0};
        try (OutputStream out = open("alerts.jsonl")) {
            Spool.sorted(
                    SpoolSink.written(partial, "alerts"),
                    partial,
                    entry -> {
                        Alert alert = Json.read(entry.value(), Alert.class);
                        if (request.from() == null
                                || !alert.time().isBefore(midnight(request.from()))) {
                            count[0]++;
                            write(out, entry.value());
                        }
                    });
        }
        return count[0];
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(partial.resolve(name)), 1 << 16);
    }

    private static void write(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void remove(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static @Nullable String innermost(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    }
}
