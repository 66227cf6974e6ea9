package id.kentongan.dashboards.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.dashboards.store.ConsoleStore.Part;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.pipeline.evaluate.Evaluation;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a real replay, opened as a store. */
class ReplayDirectoryTest {

    private static final String REPORT =
            "{\"id\":\"i%1$d\",\"type\":\"incident\",\"occurredAt\":\"2024-10-%1$02dT08:00:00+07:00\","
                    + "\"reportedAt\":\"2024-10-%1$02dT09:00:00+07:00\",\"region\":\"62.07\","
                    + "\"text\":\"Terjadi bentrok antarwarga soal sengketa lahan sawit, tiga orang luka"
                    + " bacok dan dua rumah dibakar massa.\",\"simulated\":true,"
                    + "\"source\":{\"id\":\"kantor-%1$d\",\"kind\":\"official\"}}";

    @TempDir private Path directory;

    @Test
    void theBreakdownOfEachDayMakesTheScoreOfThatDay() throws IOException {
        ConsoleStore store = ReplayStore.open(replay());

        Instant last = store.scope().last();
        assertThat(last).isNotNull();
        List<Risk> history = store.history("62.07", "ALL", Instant.EPOCH, last);
        assertThat(history).hasSizeGreaterThan(5);
        for (Risk row : history) {
            List<Part> parts = store.parts("62.07", row.time());
            assertThat(parts.stream().mapToDouble(Part::points).sum())
                    .as(row.time().toString())
                    .isCloseTo(row.score(), within(0.1));
            assertThat(parts).allMatch(part -> part.time().equals(row.time()));
        }
        assertThat(store.parts("62.07", history.get(history.size() - 1).time())).isNotEmpty();
        assertThat(store.parts("62.07", history.get(0).time().minusSeconds(1))).isEmpty();
        assertThat(store.events(all(last))).isNotEmpty();
        assertThat(store.scope().simulated()).isTrue();
    }

    @Test
    void showsNoBreakdownThatDoesNotMakeTheScore() throws IOException {
        Path replay = replay();
        Path scores = replay.resolve("scores.csv");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(scores)) {
            String[] cells = line.split(",", -1);
            if (cells[1].equals("62.07")) {
                cells[2] = String.format(Locale.ROOT, "%.4f", 5 + Double.parseDouble(cells[2]));
            }
            lines.add(String.join(",", cells));
        }
        Files.write(scores, lines);

        ConsoleStore store = ReplayStore.open(replay);

        assertThat(store.parts("62.07", store.scope().last())).isEmpty();
    }

    @Test
    void showsTheReportOfEvaluateBesideTheScores() throws IOException {
        Path replay = replay();
        assertThat(ReplayStore.open(replay).evaluation()).isEmpty();

        Files.writeString(replay.resolve(Evaluation.REPORT_JSON), "{\"task\":{\"weeks\":4}}");

        assertThat(ReplayStore.open(replay).evaluation()).contains("{\"task\":{\"weeks\":4}}");
    }

    private static ConsoleStore.EventFilter all(Instant last) {
        return new ConsoleStore.EventFilter(null, null, null, 0, Instant.EPOCH, last, 100);
    }

    private Path replay() throws IOException {
        List<String> items = new ArrayList<>();
        for (int day = 1; day <= 12; day++) {
            items.add(REPORT.formatted(day));
        }
        Path file = directory.resolve("items.jsonl");
        Files.write(file, items);
        Path out = directory.resolve("out");
        Replay.run(
                new ReplayRequest(List.of(file), out, null, null, Set.of(), null, 1),
                outputs -> {});
        return out;
    }
}
