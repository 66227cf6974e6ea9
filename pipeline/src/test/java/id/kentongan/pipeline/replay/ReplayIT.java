package id.kentongan.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.testing.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {

    @TempDir Path directory;

    @Test
    void givesTheSameBytesAtAnyParallelismAndInAnyOrder() throws IOException {
        List<String> lines = Reports.lines(300, 5);
        Path input = write("in.jsonl", lines);
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(3));
        Path one = write("one.jsonl", shuffled.subList(0, 100));
        Path two = write("two.jsonl", shuffled.subList(100, shuffled.size()));

        ReplaySummary summary = replay(List.of(input), "p1", 1);
        replay(List.of(input), "p2", 2);
        replay(List.of(one, two), "p4", 4);

        assertThat(
                        total(summary.findings())
                                + summary.nilReports()
                                + total(summary.deadLetters())
                                + summary.duplicates())
                .isEqualTo(lines.size());
        assertThat(summary.duplicates()).isEqualTo(6);
        assertThat(summary.deadLetters()).containsEntry("not-json", 6L).hasSize(1);
        assertThat(summary.events()).isPositive();
        assertThat(summary.rows()).isPositive();
        for (String name : Replay.OUTPUTS) {
            Path first = directory.resolve("p1").resolve(name);
            assertThat(directory.resolve("p2").resolve(name)).hasSameBinaryContentAs(first);
            assertThat(directory.resolve("p4").resolve(name)).hasSameBinaryContentAs(first);
        }
    }

    /** The 20,454 reports of the maintainers; takes minutes, so only where it is asked for. */
    @Test
    void realReportsGiveTheSameBytesToo() throws IOException {
        Path shared =
                Path.of(
                        System.getenv().getOrDefault("KENTONGAN_SHARED", "../../shared"),
                        "data/snpk/1997-2002-incidents.jsonl.gz");
        Assumptions.assumeTrue(
                System.getenv("KENTONGAN_FULL") != null && Files.exists(shared),
                "needs mvn -Plong and ../shared beside the checkout");
        SortedMap<String, List<String>> days = new TreeMap<>();
        try (LineSource source = LineSource.open(shared, ItemDecoder.MAX_BYTES)) {
            for (byte[] line = source.next(); line != null; line = source.next()) {
                String day =
                        Json.read(line, JsonNode.class)
                                .path("reportedAt")
                                .asText()
                                .substring(0, 10);
                days.computeIfAbsent(day, none -> new ArrayList<>())
                        .add(new String(line, StandardCharsets.UTF_8));
            }
        }
        List<String> shuffled = new ArrayList<>();
        Random random = new Random(11);
        days.values()
                .forEach(
                        lines -> {
                            Collections.shuffle(lines, random);
                            shuffled.addAll(lines);
                        });
        Path mixed = write("mixed.jsonl", shuffled);

        ReplaySummary summary = replay(List.of(shared), "p1", 1);
        replay(List.of(shared), "p2", 2);
        replay(List.of(shared), "p4", 4);
        replay(List.of(mixed), "mixed", 2);

        assertThat(
                        total(summary.findings())
                                + summary.nilReports()
                                + total(summary.deadLetters())
                                + summary.duplicates())
                .isEqualTo(summary.lines())
                .isEqualTo(shuffled.size());
        for (String name : Replay.OUTPUTS) {
            Path first = directory.resolve("p1").resolve(name);
            for (String other : List.of("p2", "p4", "mixed")) {
                assertThat(Files.mismatch(directory.resolve(other).resolve(name), first))
                        .as(other + "/" + name)
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void oneWrongDateDoesNotMoveTheRest() throws IOException {
        List<String> lines = new ArrayList<>(Reports.lines(250, 6));
        lines.add(
                10,
                "{\"id\":\"jauh\",\"type\":\"incident\",\"occurredAt\":\"2039-01-01\",\"reportedAt\":\"2039-01-01\","
                        + "\"region\":\"74.05\",\"text\":\"Bentrok antarwarga\",\"source\":{\"id\":\"s\",\"kind\":\"field\"}}");

        ReplaySummary summary = replay(List.of(write("in.jsonl", lines)), "out", 2);

        assertThat(summary.notes()).containsEntry("future-date", 1L);
        try (Stream<String> rows = Files.lines(directory.resolve("out/scores.csv"))) {
            assertThat(rows.skip(1)).noneMatch(row -> row.compareTo("2025-05") > 0);
        }
    }

    @Test
    void rowsStayBetweenFromAndToAndWhatIsKnownLaterIsLeftOut() throws IOException {
        Path input = write("in.jsonl", Reports.lines(100, 7));

        ReplaySummary summary =
                Replay.run(
                        new ReplayRequest(
                                List.of(input),
                                directory.resolve("out"),
                                LocalDate.of(2025, 3, 10),
                                LocalDate.of(2025, 3, 12),
                                Set.of(),
                                null,
                                2));

        assertThat(summary.left()).isPositive();
        try (Stream<String> rows = Files.lines(directory.resolve("out/scores.csv"))) {
            assertThat(rows.skip(1).map(row -> row.substring(0, 10)).distinct())
                    .containsExactly("2025-03-10", "2025-03-11", "2025-03-12");
        }
    }

    @Test
    void anInterruptedRunLeavesNothingThatCounts() throws IOException {
        Path out = Files.createDirectories(directory.resolve("out/.partial"));
        Files.writeString(out.resolve("scores.0.out"), "sisa");

        replay(List.of(write("in.jsonl", Reports.lines(20, 8))), "out", 1);

        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Replay.OUTPUTS);
        }
    }

    @Test
    void nilReportsAreCountedApartFromFindings() throws IOException {
        List<String> lines = new ArrayList<>(Reports.lines(20, 8));
        lines.add(
                "{\"id\":\"nihil-1\",\"type\":\"nil\",\"reportedAt\":\"2025-03-05\",\"region\":\"74.05\","
                        + "\"source\":{\"id\":\"pos-1\",\"kind\":\"field\"}}");

        ReplaySummary with = replay(List.of(write("with.jsonl", lines)), "with", 1);
        ReplaySummary without =
                replay(
                        List.of(write("without.jsonl", lines.subList(0, lines.size() - 1))),
                        "without",
                        1);

        assertThat(with.nilReports()).isEqualTo(1);
        assertThat(with.findings()).isEqualTo(without.findings());
    }

    @Test
    void emptyInputGivesEmptyOutputs() throws IOException {
        ReplaySummary summary = replay(List.of(write("in.jsonl", List.of())), "out", 1);

        assertThat(summary.lines()).isZero();
        assertThat(Files.readString(directory.resolve("out/scores.csv"))).startsWith("time,region");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> replay(List.of(directory.resolve("tiada.jsonl")), "out", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tiada.jsonl");
    }

    private ReplaySummary replay(List<Path> files, String out, int parallelism) throws IOException {
        return Replay.run(
                new ReplayRequest(
                        files, directory.resolve(out), null, null, Set.of(), null, parallelism));
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines);
    }

    private static long total(java.util.Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
