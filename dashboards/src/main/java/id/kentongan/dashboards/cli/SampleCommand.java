package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.evaluate.BlindSheet;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate sample}: a labelling sheet for two readers, and its score. */
@Command(
        name = "sample",
        description =
                "Draws texts into a workbook without the tagger's answers (--items, --out), or"
                        + " scores two filled workbooks (--score).",
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    @Option(
            names = "--findings",
            required = true,
            paramLabel = "FILE",
            description = "what tag or replay wrote")
    private Path findings = Path.of("");

    @Option(names = "--items", paramLabel = "FILE", description = "the inputs, JSON lines")
    private @Nullable Path items;

    @Option(names = "--out", paramLabel = "XLSX", description = "workbook to write")
    private @Nullable Path out;

    @Option(names = "--size", defaultValue = "200", description = "texts to draw (200)")
    private int size;

    @Option(names = "--seed", defaultValue = "1", description = "of the draw (1)")
    private long seed;

    @Option(
            names = "--score",
            arity = "2",
            paramLabel = "XLSX",
            description = "the workbooks of two readers")
    private List<Path> score = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            if (!score.isEmpty()) {
                System.out.println(
                        Json.line(BlindSheet.score(score.get(0), score.get(1), findings)));
                return 0;
            }
            if (items == null || out == null || size < 1) {
                throw new Refusal(
                        "sample needs --items and --out to draw, or --score with two workbooks");
            }
            int drawn = BlindSheet.write(items, findings, size, seed, out);
            System.out.printf("%d texts in %s: one copy for each reader%n", drawn, out);
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
