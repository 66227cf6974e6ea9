package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.report.DocxFile;
import id.kentongan.pipeline.report.ReportDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: a draft for people to edit. */
@Command(
        name = "report",
        description =
                "Drafts a report of a region and period as Markdown and DOCX from what replay wrote.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "outputs of replay")
    private Path data = Path.of("");

    @Option(names = "--region", required = true, paramLabel = "CODE", description = "such as 74.05")
    private String region = "";

    @Option(
            names = "--period",
            required = true,
            paramLabel = "P",
            description = "B04, 2026-B04, 2026-B08, 2026-B12, 2026-03, 2026-W10 or 2026-03-02")
    private String period = "";

    @Option(names = "--template", paramLabel = "FILE", description = "edited Markdown template")
    private @Nullable Path template;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets the two files")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            ReportDraft draft = ReportDraft.of(data, region, ReportDraft.period(data, period));
            String text =
                    draft.markdown(
                            template == null
                                    ? ReportDraft.standardTemplate()
                                    : Files.readString(template, StandardCharsets.UTF_8));
            Files.createDirectories(out);
            String name = "laporan-" + region + "-" + period;
            Files.writeString(out.resolve(name + ".md"), text, StandardCharsets.UTF_8);
            Files.write(out.resolve(name + ".docx"), DocxFile.of(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
