package id.kentongan.dashboards.cli;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: labelled incident reports in, a text model and its training report out. */
@Command(
        name = "train",
        description =
                "Trains the text model on labelled incident reports of a period; writes MODEL and"
                        + " MODEL.report.json beside it.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--text",
            required = true,
            paramLabel = "FILE",
            description = "incident reports, JSON lines, plain or .gz")
    private Path text = Path.of("");

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE",
            description = "what people coded for the same ids")
    private Path labels = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "D", description = "first day")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "D", description = "last day")
    private String to = "";

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "gets the model")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        TrainingRequest request =
                new TrainingRequest(text, labels, date("--from", from), date("--to", to));
        if (Files.isDirectory(out)) {
            throw new Refusal("--out " + out + " is a directory; name a file");
        }
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
