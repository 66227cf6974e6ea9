package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.evaluate.Truth;
import id.kentongan.pipeline.evaluate.TruthReader;
import id.kentongan.pipeline.fit.RiskFit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fit}: weights of the score from a training period. */
@Command(
        name = "fit",
        description = "Fits the risk model on a training period only.",
        mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "features.csv of a replay")
    private Path features = Path.of("");

    @Option(
            names = "--truth",
            required = true,
            split = ",",
            paramLabel = "FILE",
            description = "SNPK labels, scenario truth, ACLED or UCDP GED table")
    private List<Path> truth = new ArrayList<>();

    @Option(names = "--from", required = true, paramLabel = "D", description = "first day")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "D",
            description = "last day; every outcome ends on or before it")
    private LocalDate to = LocalDate.MIN;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "model file")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            throw new Refusal("the period is empty: --to " + to + " is before --from " + from);
        }
        try {
            Truth known = TruthReader.read(truth);
            RiskFit.Fitted fitted = RiskFit.fit(features, known, from, to);
            write(fitted);
            System.out.printf(
                    "region-weeks %d  with a conflict %d  model %s%n",
                    fitted.rows(), fitted.positives(), out);
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private void write(RiskFit.Fitted fitted) {
        try {
            Files.writeString(out, fitted.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(
                    "cannot write --out " + out + "; its directory must exist and be writable", e);
        }
    }
}
