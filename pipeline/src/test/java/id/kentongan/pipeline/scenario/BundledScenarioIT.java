package id.kentongan.pipeline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.files.SpoolSink;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.replay.ReplaySummary;
import id.kentongan.pipeline.store.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenario that ships, through the whole topology. */
class BundledScenarioIT {

    private static final Pattern SCORE = Pattern.compile("[ ,]score=([-0-9.eE]+)");

    private static final Pattern VALUE = Pattern.compile("[ ,]value=([-0-9.eE]+)");

    @TempDir private Path directory;

    @Test
    void everyShownScoreIsTheSumOfItsShownPartsAndEveryEscalationIsAlertedBeforeItsPeak()
            throws IOException {
        Scenario bundled = Scenario.bundled();
        bundled.write(directory);
        Path spools = Files.createDirectories(directory.resolve("spools"));

        ReplaySummary summary =
                Replay.run(
                        new ReplayRequest(
                                List.of(directory.resolve(Scenario.ITEMS)),
                                directory.resolve("out"),
                                null,
                                null,
                                Set.of(),
                                null,
                                2),
                        outputs ->
                                outputs.scores()
                                        .sinkTo(
                                                new SpoolSink<RatedScore>(
                                                        spools,
                                                        "gaps",
                                                        rated -> key(rated),
                                                        rated -> gap(rated)))
                                        .uid("gaps")
                                        .name("Gaps between scores and parts"));

        // every row of every family, at midnight and within the day, as the stores get it
        long[] rows = {0};
        Spool.sorted(
                SpoolSink.written(spools, "gaps"),
                spools,
                entry -> {
                    rows[0]++;
                    assertThat(ByteBuffer.wrap(entry.value()).getDouble())
                            .as(() -> new String(entry.key(), StandardCharsets.UTF_8))
                            .isLessThanOrEqualTo(0.1);
                });
        assertThat(rows[0]).isGreaterThan(summary.rows());
        assertThat(summary.partsGap()).isLessThan(1e-6);
        Outcome outcome = Outcome.read(directory.resolve("out"), bundled.truth());
        assertThat(outcome.standings())
                .hasSize(6)
                .allSatisfy(
                        standing -> {
                            assertThat(standing.warned()).as(standing::toString).isNotNull();
                            assertThat(standing.warnedHours()).isGreaterThan(24);
                        });
    }

    private static byte[] key(RatedScore rated) {
        return (rated.score().time() + " " + rated.score().region() + " " + rated.score().family())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gap(RatedScore rated) {
        double sum = 0;
        for (Point part : Points.parts(rated.score())) {
            sum += number(VALUE, part);
        }
        double gap = Math.abs(sum - number(SCORE, Points.risk(rated)));
        return ByteBuffer.allocate(Double.BYTES).putDouble(gap).array();
    }

    private static double number(Pattern pattern, Point point) {
        Matcher found = pattern.matcher(point.line());
        if (!found.find()) {
            throw new IllegalStateException(point.line());
        }
        return Double.parseDouble(found.group(1));
    }
}
