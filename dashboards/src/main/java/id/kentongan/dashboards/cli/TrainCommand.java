package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.train.PointsTraining;
import id.kentongan.pipeline.train.ReportTraining;
import id.kentongan.pipeline.train.TrainedModel;
import id.kentongan.pipeline.train.TrainingRefused;
import id.kentongan.pipeline.train.TrainingReport;
import id.kentongan.pipeline.train.TrainingRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code train}: labelled incident reports in, a text model and its training report out; with
 * {@code --points} labelled articles in, the table of points for news out.
 */
@Command(
        name = "train",
        description =
                "Trains the text model on labelled incident reports of a period; writes MODEL and"
                        + " MODEL.report.json beside it. With --points it makes the table of"
                        + " points for news (weights.txt) from labelled articles instead.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description =
                    "incident reports, JSON lines, plain or .gz; with --points articles, as often"
                            + " as there are files")
    private List<Path> text = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "what people coded for the same ids; with --points one for each --text")
    private List<Path> labels = new ArrayList<>();

    @Option(names = "--points", description = "make the table of points for news")
    private boolean points;

    @Option(
            names = "--contrasts",
            paramLabel = "FILE",
            description = "with --points: short labelled examples, seven cells a line")
    private List<Path> contrasts = new ArrayList<>();

    @Option(names = "--from", paramLabel = "D", description = "first day (not with --points)")
    private String from = "";

    @Option(names = "--to", paramLabel = "D", description = "last day (not with --points)")
    private String to = "";

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "gets the model")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (Files.isDirectory(out)) {
            throw new Refusal("--out " + out + " is a directory; name a file");
        }
        if (points) {
            return points();
        }
        TrainingRequest request =
                new TrainingRequest(
                        one("--text", text),
                        one("--labels", labels),
                        date("--from", from),
                        date("--to", to));
        TrainedModel trained;
        try {
            trained = ReportTraining.run(request);
        } catch (TrainingRefused e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        TrainingReport report = trained.report();
        try {
            Files.writeString(out, trained.file(), StandardCharsets.UTF_8);
            Files.writeString(
                    out.resolveSibling(out.getFileName() + ".report.json"),
                    report.render(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal("cannot write " + out + ": " + e.getMessage(), e);
        }
        System.out.printf(
                "trained on %d reports of %s to %s (%d without text left out), %d features%n",
                report.documents(),
                report.from(),
                report.to(),
                report.withoutText(),
                report.features());
        report.figures()
                .forEach((name, value) -> System.out.println("held out: " + name + " " + value));
        return 0;
    }

    private int points() {
        if (text.size() != labels.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--points needs one --labels for each --text; there are "
                            + labels.size()
                            + " for "
                            + text.size());
        }
        List<PointsTraining.Source> sources = new ArrayList<>();
        for (int k = 0; k < text.size(); k++) {
            sources.add(new PointsTraining.Source(text.get(k), labels.get(k)));
        }
        try {
            PointsTraining.Table table = PointsTraining.run(sources, contrasts);
            Files.writeString(out, table.text(), StandardCharsets.UTF_8);
            System.out.printf(
                    "points from %d articles, %d of them read rightly by points alone%n",
                    table.articles(), table.right());
        } catch (TrainingRefused e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Refusal("cannot write " + out + ": " + e.getMessage(), e);
        }
        return 0;
    }

    private Path one(String option, List<Path> files) {
        if (files.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "one " + option + " is needed, not " + files.size());
        }
        return files.get(0);
    }

    private LocalDate date(String option, String stated) {
        try {
            return LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be a date such as 2000-12-31, not " + stated);
        }
    }
}
