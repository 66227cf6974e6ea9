package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.train.FieldTraining;
import id.kentongan.pipeline.train.NewsTraining;
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
 * {@code --news} labelled articles in, the model of words and the table of points out.
 */
@Command(
        name = "train",
        description =
                "Trains the text model on labelled incident reports of a period; writes MODEL and"
                        + " MODEL.report.json beside it. With --news it makes the model of words for"
                        + " news from labelled articles instead, and the table of points that"
                        + " belongs to it (weights.txt in the same directory); with --field the"
                        + " table of what field reports of today say beyond news.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description =
                    "incident reports, JSON lines, plain or .gz; with --news articles, with --news"
                            + " and --field as often as there are files")
    private List<Path> text = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "what people coded for the same ids; with --news and --field one for each"
                            + " --text")
    private List<Path> labels = new ArrayList<>();

    @Option(
            names = "--weight",
            paramLabel = "W",
            description =
                    "with --news: how much each article counts, one for each --text; 1 where none"
                            + " is given")
    private List<Double> weights = new ArrayList<>();

    @Option(names = "--news", description = "make model and table for news")
    private boolean news;

    @Option(
            names = "--field",
            description =
                    "make the table of points for field reports of today from labelled ones;"
                            + " several --text and --labels")
    private boolean field;

    @Option(
            names = "--contrasts",
            paramLabel = "FILE",
            description = "with --news: short labelled examples, seven cells a line")
    private List<Path> contrasts = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "D",
            description = "first day (not with --news or --field)")
    private String from = "";

    @Option(names = "--to", paramLabel = "D", description = "last day (not with --news or --field)")
    private String to = "";

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "gets the model")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (Files.isDirectory(out)) {
            throw new Refusal("--out " + out + " is a directory; name a file");
        }
        if (news && field) {
            throw new ParameterException(
                    spec.commandLine(), "--news and --field make different tables; give one");
        }
        if (news || field) {
            paired();
            return news ? news() : field();
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
            write(trained);
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
        print(report);
        return 0;
    }

    private void write(TrainedModel trained) throws IOException {
        Files.writeString(out, trained.file(), StandardCharsets.UTF_8);
        Files.writeString(
                out.resolveSibling(out.getFileName() + ".report.json"),
                trained.report().render(),
                StandardCharsets.UTF_8);
    }

    private static void print(TrainingReport report) {
        report.figures()
                .forEach((name, value) -> System.out.println("held out: " + name + " " + value));
    }

    private int field() {
        try {
            FieldTraining.Result result = FieldTraining.run(text, labels);
            Files.writeString(out, result.points(), StandardCharsets.UTF_8);
            System.out.printf("points from %d field reports%n", result.reports());
            result.figures()
                    .forEach(
                            (name, value) -> System.out.println("held out: " + name + " " + value));
        } catch (TrainingRefused e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Refusal("cannot write " + out + ": " + e.getMessage(), e);
        }
        return 0;
    }

    private void paired() {
        if (text.isEmpty() || text.size() != labels.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (news ? "--news" : "--field")
                            + " needs one --labels for each --text; there are "
                            + labels.size()
                            + " for "
                            + text.size());
        }
    }

    private int news() {
        if (!weights.isEmpty() && weights.size() != text.size()
                || weights.stream().anyMatch(weight -> !(weight > 0 && weight < 1000))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--weight needs one number above 0 for each --text, or none at all");
        }
        List<NewsTraining.Source> sources = new ArrayList<>();
        for (int k = 0; k < text.size(); k++) {
            sources.add(
                    new NewsTraining.Source(
                            text.get(k), labels.get(k), weights.isEmpty() ? 1 : weights.get(k)));
        }
        try {
            NewsTraining.Result result = NewsTraining.run(sources, contrasts);
            write(result.model());
            Files.writeString(
                    out.resolveSibling("weights.txt"), result.points(), StandardCharsets.UTF_8);
            System.out.printf("model and points from %d articles%n", result.articles());
            print(result.model().report());
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
