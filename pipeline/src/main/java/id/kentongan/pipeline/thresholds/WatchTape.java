package id.kentongan.pipeline.thresholds;

import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.files.SpoolSink;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the level rules of every kabupaten/kota saw during a replay, in order of time: the forms of
 * the events and the scores of the families. Held in memory.
 *
 * @param regions steps by region, in order of time
 */
public record WatchTape(SortedMap<String, List<Step>> regions) {

    private static final int KABUPATEN = 5;

    /**
     * All that a region learnt at one instant.
     *
     * @param time the instant
     * @param cases forms of events, oldest first
     * @param scores scores by family
     */
    public record Step(Instant time, List<Case> cases, SortedMap<String, Double> scores) {}

    /**
     * Runs {@code request} and records it; the directory of the request also holds working files.
     */
    public static WatchTape record(ReplayRequest request) throws IOException {
        Path working = request.out().resolve("watch");
        remove(working);
        Files.createDirectories(working);
        Replay.run(
                request,
                outputs -> {
                    outputs.events()
                            .filter(event -> event.region().length() == KABUPATEN)
                            .uid("keep-watch-events")
                            .name("Keep events of kabupaten")
                            .sinkTo(
                                    new SpoolSink<Event>(
                                            working,
                                            "events",
                                            event ->
                                                    key(
                                                            event.region(),
                                                            event.changed(),
                                                            "0"
                                                                    + event.eventId()
                                                                    + number(event.items())),
                                            event -> Json.bytes(Case.of(event))))
                            .uid("watch-events")
                            .name("Events to tape");
                    outputs.scores()
                            .filter(
                                    rated ->
                                            rated.score().region().length() == KABUPATEN
                                                    && !rated.score()
                                                            .family()
                                                            .equals(RiskScore.ALL))
                            .uid("keep-watch-scores")
                            .name("Keep scores of families")
                            .sinkTo(
                                    new SpoolSink<RatedScore>(
                                            working,
                                            "scores",
                                            rated ->
                                                    key(
                                                            rated.score().region(),
                                                            rated.score().time(),
                                                            "1" + rated.score().family()),
                                            rated ->
                                                    ByteBuffer.allocate(Double.BYTES)
                                                            .putDouble(rated.score().score())
                                                            .array()))
                            .uid("watch-scores")
                            .name("Scores to tape");
                });
        WatchTape tape = read(working);
        remove(working);
        return tape;
    }

    private static WatchTape read(Path working) throws IOException {
        SortedMap<String, List<Step>> regions = new TreeMap<>();
        List<Path> files = new ArrayList<>(SpoolSink.written(working, "events"));
        files.addAll(SpoolSink.written(working, "scores"));
        Spool.sorted(
                files,
                working,
                entry -> {
                    String[] key = new String(entry.key(), StandardCharsets.UTF_8).split("\0", -1);
                    List<Step> steps = regions.computeIfAbsent(key[0], region -> new ArrayList<>());
                    Instant time = Instant.ofEpochMilli(Long.parseLong(key[1]));
                    if (steps.isEmpty() || !steps.get(steps.size() - 1).time().equals(time)) {
                        steps.add(new Step(time, new ArrayList<>(), new TreeMap<>()));
                    }
                    Step step = steps.get(steps.size() - 1);
                    if (key[2].charAt(0) == '0') {
                        step.cases().add(Json.read(entry.value(), Case.class));
                    } else {
                        step.scores()
                                .put(
                                        key[2].substring(1),
                                        ByteBuffer.wrap(entry.value()).getDouble());
                    }
                });
        return new WatchTape(regions);
    }

    private static byte[] key(String region, Instant time, String rest) {
        return (region + "\0" + number(time.toEpochMilli()) + "\0" + rest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%015d", value);
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }
}
