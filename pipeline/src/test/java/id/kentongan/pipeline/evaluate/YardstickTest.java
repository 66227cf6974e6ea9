package id.kentongan.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scores, judged by {@code evaluate} and by the maintainers' {@code eval_risk.py}: real
 * outcomes of SNPK, made-up scores with many ties.
 */
class YardstickTest {

    private static final LocalDate FROM = LocalDate.parse("2001-01-01");

    private static final LocalDate TO = LocalDate.parse("2001-09-03");

    private static final Offset<Double> THREE_DECIMALS = within(0.0005);

    private static final Pattern ROW =
            Pattern.compile(
                    "AP ([\\d.]+)  AUC ([\\d.]+)  P@10 ([\\d.]+)  onset AP ([\\d.]+)  onset AUC"
                            + " ([\\d.]+)");

    private static final Pattern PROBABILITY =
            Pattern.compile(
                    "Brier ([\\d.]+)  skill against pooled training rate ([\\d.]+): (-?[\\d.]+) "
                            + " calibration error ([\\d.]+)");

    @TempDir private Path directory;

    @Test
    void agreesWithTheYardstickToThreeDecimals() throws Exception {
        Path shared = shared();
        Path labels = shared.resolve("data/snpk/1997-2002-labels.jsonl.gz");
        Path tool = shared.resolve("tools/eval_risk.py");
        assumeTrue(
                Files.exists(labels) && Files.exists(tool),
                "no SNPK data: set KENTONGAN_SHARED to the maintainers' folder to run this");
        assumeTrue(pythonReady(), "no python3 with numpy");
        write(TruthReader.read(List.of(labels)));

        ObjectNode report =
                Evaluation.run(
                        new EvaluationRequest(
                                directory, List.of(labels), FROM, TO, null, Map.of(), 2, 5));
        List<String> lines =
                run(
                        "python3",
                        tool.toString(),
                        labels.toString(),
                        directory.resolve("scores.csv").toString(),
                        FROM.toString(),
                        TO.toString(),
                        "--train-to",
                        FROM.toString());

        assertThat(lines.get(0))
                .isEqualTo(
                        "weeks %d regions %d cells %d positive %d",
                        report.at("/task/origins").asInt(),
                        report.at("/task/regions").asInt(),
                        report.at("/task/cells").asInt(),
                        report.at("/task/positive").asInt());
        agree(line(lines, "kentongan  "), report.path("headline"));
        for (int life : new int[] {2, 8, 26, 52}) {
            agree(
                    line(lines, "baseline: human codes, half-life " + life + " weeks"),
                    baseline(report, "decayed counts of the truth, " + life + " weeks"));
        }
        Matcher stated = PROBABILITY.matcher(line(lines, "probability:"));
        assertThat(stated.find()).isTrue();
        JsonNode own = report.path("probability");
        close(own.path("brier"), stated.group(1));
        close(own.path("pooledTrainingRate"), stated.group(2));
        close(own.path("skill"), stated.group(3));
        close(own.path("calibrationError"), stated.group(4));
    }

    private static void agree(String line, JsonNode own) {
        Matcher stated = ROW.matcher(line);
        assertThat(stated.find()).as(line).isTrue();
        close(own.path("ap"), stated.group(1));
        close(own.path("auc"), stated.group(2));
        close(own.path("p10"), stated.group(3));
        close(own.path("onsetAp"), stated.group(4));
        close(own.path("onsetAuc"), stated.group(5));
    }

    /** The yardstick prints three or four decimals: half a unit of its last one is allowed. */
    private static void close(JsonNode own, String stated) {
        assertThat(own.asDouble())
                .isCloseTo(Double.parseDouble(stated), Offset.offset(THREE_DECIMALS.value + 1e-9));
    }

    private static JsonNode baseline(JsonNode report, String name) {
        for (JsonNode row : report.path("baselines")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no baseline " + name);
    }

    private static String line(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is not in " + lines));
    }

    /** Faded counts of all reports with made-up noise, cut to one decimal so that many tie. */
    private void write(Truth truth) throws IOException {
        Map<String, Double> faded = new HashMap<>();
        List<String> rows = new ArrayList<>();
        rows.add("time,region,score,probability,alert_level,coverage");
        int next = 0;
        List<TruthEvent> events = truth.events();
        LocalDate first = truth.first();
        for (LocalDate day = first; !day.isAfter(TO); day = day.plusDays(1)) {
            faded.replaceAll((region, value) -> value * 0.99);
            for (; next < events.size() && events.get(next).start().isBefore(day); next++) {
                faded.merge(events.get(next).region(), 1.0, Double::sum);
            }
            if (day.isBefore(FROM.minusDays(7))) {
                continue;
            }
            for (Map.Entry<String, Double> region : faded.entrySet()) {
                int noise = Math.floorMod((region.getKey() + day).hashCode(), 30);
                double score = StrictMath.log1p(region.getValue()) * 10 + noise;
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%sT00:00:00Z,%s,%.1f,%.4f,0,ok",
                                day,
                                region.getKey(),
                                score,
                                Math.min(0.99, score / 120)));
            }
        }
        Files.write(directory.resolve("scores.csv"), rows);
    }

    private static boolean pythonReady() throws InterruptedException {
        try {
            Process python =
                    new ProcessBuilder("python3", "-c", "import numpy")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path out = directory.resolve("yardstick.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(lines::toString).isZero();
        return lines;
    }

    private static Path shared() {
        String stated = System.getProperty("KENTONGAN_SHARED", System.getenv("KENTONGAN_SHARED"));
        return Path.of(stated == null ? "../../shared" : stated);
    }
}
