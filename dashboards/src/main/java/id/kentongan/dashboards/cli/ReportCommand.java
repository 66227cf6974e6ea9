package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.report.DocxFile;
import id.kentongan.pipeline.report.ReportDraft;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.net.ConnectException;
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
                "Drafts a report of a region and period as Markdown and DOCX from the store of a"
                        + " running system, or from what replay wrote.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "outputs of replay, not the store")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "QuestDB of run --local or serve (local.store-port on this machine)")
    private @Nullable String store;

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
            paramLabel = "DIR",
            description = "gets the two files (this directory)")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            ReportDraft draft = data == null ? ofStore() : ofReplay(data);
            String text =
                    draft.markdown(
                            template == null
                                    ? ReportDraft.standardTemplate()
                                    : Files.readString(template, StandardCharsets.UTF_8));
            Files.createDirectories(out.toAbsolutePath());
            String name = "laporan-" + region + "-" + draft.period().label();
            Path markdown = out.resolve(name + ".md");
            Path document = out.resolve(name + ".docx");
            Files.writeString(markdown, text, StandardCharsets.UTF_8);
            Files.write(document, DocxFile.of(text));
            System.out.println(markdown + "\n" + document);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private ReportDraft ofReplay(Path outputs) throws IOException {
        return ReportDraft.of(outputs, region, ReportDraft.period(outputs, period));
    }

    private ReportDraft ofStore() throws IOException {
        String address =
                store != null
                        ? store
                        : "http://127.0.0.1:"
                                + RunCommand.settings(config).number(Key.LOCAL_STORE_PORT);
        StoreReader reader = new StoreReader(address);
        try {
            return ReportDraft.of(reader, region, ReportDraft.period(reader, period));
        } catch (ConnectException e) {
            throw new IOException(
                    "no store answers at "
                            + address
                            + "; start run --local, name another with --store, or the outputs of"
                            + " replay with --data",
                    e);
        }
    }
}
