package id.kentongan.dashboards.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.pipeline.evaluate.Evaluation;
import id.kentongan.pipeline.evaluate.EvaluationRequest;
import id.kentongan.pipeline.evaluate.ReportPage;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how good the scores of a replay were. */
@Command(
        name = "evaluate",
        description =
                "Judges the scores of a replay against what happened, beside simple baselines;"
                        + " writes evaluation.html and evaluation.json.",
        subcommands = SampleCommand.class,
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    // not `required`: the subcommand does without them
    @Option(names = "--scores", paramLabel = "DIR", description = "a replay")
    private @Nullable Path scores;

    @Option(
            names = "--truth",
            split = ",",
            paramLabel = "FILE",
            description = "SNPK labels, scenario truth, ACLED or UCDP GED table")
    private List<Path> truth = new ArrayList<>();

    @Option(names = "--from", paramLabel = "D", description = "first Monday")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "last Monday")
    private @Nullable LocalDate to;

    @Option(names = "--out", paramLabel = "DIR", description = "gets the report")
    private @Nullable Path out;

    @Option(
            names = "--train-to",
            paramLabel = "D",
            description = "end of the training period of the models (--from)")
    private @Nullable LocalDate trainTo;

    @Option(
            names = "--without",
            paramLabel = "NAME=DIR",
            description = "a replay without a part, to show beside")
    private Map<String, Path> without = new TreeMap<>();

    @Option(names = "--draws", defaultValue = "300", description = "bootstrap draws (300)")
    private int draws;

    @Option(
            names = "--budget",
            defaultValue = "5",
            description = "false Siaga allowed for 100 regions and quarter (5)")
    private double budget;

    @Override
    public Integer call() {
        if (scores == null || truth.isEmpty() || from == null || to == null || out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--scores, --truth, --from, --to and --out are needed");
        }
        try {
            ObjectNode report =
                    Evaluation.run(
                            new EvaluationRequest(
                                    scores, truth, from, to, trainTo, without, draws, budget));
            Files.createDirectories(out);
            Files.write(out.resolve(Evaluation.REPORT_JSON), Json.bytes(report));
            Files.writeString(
                    out.resolve(Evaluation.REPORT_HTML),
                    ReportPage.of(report),
                    StandardCharsets.UTF_8);
            print(report, out);
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private static void print(ObjectNode report, Path out) {
        JsonNode task = report.path("task");
        System.out.printf(
                "weeks %d regions %d cells %d positive %d%n",
                task.path("origins").asInt(),
                task.path("regions").asInt(),
                task.path("cells").asInt(),
                task.path("positive").asInt());
        for (JsonNode row : report.path("baselines")) {
            System.out.printf(
                    Locale.ROOT,
                    "%-44s AP %.4f  AUC %.4f  P@10 %.3f  onset AP %.4f  onset AUC %.4f%n",
                    row.path("name").asText(),
                    row.path("ap").asDouble(),
                    row.path("auc").asDouble(),
                    row.path("p10").asDouble(),
                    row.path("onsetAp").asDouble(),
                    row.path("onsetAuc").asDouble());
        }
        for (JsonNode row : report.path("bootstrap").path("kentonganMinusBaseline")) {
            System.out.printf(
                    Locale.ROOT,
                    "kentongan minus %s, %s: %+.4f [%+.4f, %+.4f] better in %.0f %% of draws%n",
                    row.path("baseline").asText(),
                    row.path("measure").asText(),
                    row.path("mean").asDouble(),
                    row.path("low").asDouble(),
                    row.path("high").asDouble(),
                    100 * row.path("betterInShareOfDraws").asDouble());
        }
        JsonNode probability = report.path("probability");
        System.out.printf(
                Locale.ROOT,
                "probability: Brier %.4f  skill against pooled training rate %.3f: %.3f"
                        + "  calibration error %.3f%n",
                probability.path("brier").asDouble(),
                probability.path("pooledTrainingRate").asDouble(),
                probability.path("skill").asDouble(),
                probability.path("calibrationError").asDouble());
        alarms(report.path("alarms"));
        JsonNode parts = report.path("parts");
        if (parts.isObject()) {
            System.out.printf(
                    Locale.ROOT,
                    "parts: %d scores recomputed, off by more than %.1f: %d, worst %.4f%n",
                    parts.path("rows").asLong(),
                    parts.path("tolerance").asDouble(),
                    parts.path("off").asLong(),
                    parts.path("worst").asDouble());
        }
        System.out.println("report: " + out.resolve(Evaluation.REPORT_HTML));
    }

    private static void alarms(JsonNode alarms) {
        for (JsonNode row : alarms.path("levels")) {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s alerts %d  false per 100 regions and quarter %.2f [%.2f, %.2f]"
                            + "  precision %.3f [%.3f, %.3f]  median lead %.1f days%n",
                    row.path("level").asText(),
                    row.path("alerts").asInt(),
                    row.path("falsePer100RegionsAndQuarter").asDouble(),
                    row.path("falsePer100RegionsAndQuarterLow").asDouble(),
                    row.path("falsePer100RegionsAndQuarterHigh").asDouble(),
                    row.path("precision").asDouble(),
                    row.path("precisionLow").asDouble(),
                    row.path("precisionHigh").asDouble(),
                    row.path("medianLeadDays").asDouble());
        }
    }
}
