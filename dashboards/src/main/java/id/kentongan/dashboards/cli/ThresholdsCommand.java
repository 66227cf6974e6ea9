package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.alert.Thresholds;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.thresholds.ThresholdStudy;
import id.kentongan.pipeline.thresholds.WatchTape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thresholds}: solves the levels on one period and judges them on a later one. */
@Command(
        name = "thresholds",
        description =
                "Solves the levels from a budget of false alarms on one period and judges them on a"
                        + " later one beside decayed counts.",
        mixinStandardHelpOptions = true)
final class ThresholdsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON lines, plain or .gz")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "gets the replay")
    private Path out = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "D", description = "solve from")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "D", description = "solve before")
    private String to = "";

    @Option(names = "--judge-from", required = true, paramLabel = "D", description = "judge from")
    private String judgeFrom = "";

    @Option(names = "--judge-to", required = true, paramLabel = "D", description = "judge before")
    private String judgeTo = "";

    @Option(
            names = "--budget",
            defaultValue = "5",
            description = "false Siaga for 100 regions and quarter (5)")
    private double siaga;

    @Option(
            names = "--awas-budget",
            defaultValue = "2",
            description = "false Awas for 100 regions and quarter (2)")
    private double awas;

    @Option(
            names = "--desk-budget",
            defaultValue = "2",
            description = "false alarms of one level a week at the national desk (2)")
    private double desk;

    @Override
    public Integer call() {
        try {
            ThresholdStudy.Period solve = period(from, to);
            ThresholdStudy.Period judge = period(judgeFrom, judgeTo);
            if (judge.from().isBefore(solve.to())) {
                throw new Refusal("the judged period begins before the solved one ends");
            }
            WatchTape tape =
                    WatchTape.record(new ReplayRequest(files, out, null, null, Set.of(), null, 2));
            ThresholdStudy study = new ThresholdStudy(tape);
            ThresholdStudy.Budget budget = new ThresholdStudy.Budget(siaga, awas, desk);
            Thresholds solved = study.solve(solve, budget);
            PrintWriter print = spec.commandLine().getOut();
            study.report(solved, solve, judge, budget).forEach(print::println);
            print.flush();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private static ThresholdStudy.Period period(String from, String to) {
        try {
            return new ThresholdStudy.Period(
                    LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    LocalDate.parse(to).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day is YYYY-MM-DD: " + from + ", " + to, e);
        }
    }
}
