package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.feed.ArchiveImport;
import id.kentongan.pipeline.intake.ChatImport;
import id.kentongan.pipeline.intake.Fault;
import id.kentongan.pipeline.intake.Imported;
import id.kentongan.pipeline.intake.Ledger;
import id.kentongan.pipeline.intake.Office;
import id.kentongan.pipeline.intake.SheetImport;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: spreadsheets and chat exports into incident-reports. */
@Command(
        name = "import",
        description = {
            "Imports field reports from a spreadsheet (.xlsx, .csv) or a WhatsApp chat export (.txt)"
                    + " into Kafka, or into a file with --out. Rows that cannot be used go to"
                    + " FILE.salah.csv with row, column and reason: correct and import that file.",
            "A folder is an archive of saved feeds (RSS, Atom) and pages: its articles become news,"
                    + " known from when they were published.",
            "Exit 0 if every row could be used, 1 if some could not, 2 if the file could not."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = ".xlsx, .csv, chat .txt or folder")
    private @Nullable Path file;

    @Option(names = "--template", paramLabel = "FILE", description = "write an empty form and end")
    private @Nullable Path template;

    @Option(names = "--office", paramLabel = "ID", description = "who sends (kesbangpol-62.07)")
    private @Nullable String office;

    @Option(
            names = "--kind",
            defaultValue = "field",
            paramLabel = "KIND",
            description = "field, official, media or citizen (field)")
    private String kind = "field";

    @Option(names = "--region", paramLabel = "NN.NN", description = "region of a chat")
    private @Nullable String region;

    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description = "outlet of an archive; else what each page says")
    private @Nullable String outlet;

    @Option(names = "--out", paramLabel = "FILE", description = "write JSON lines instead of Kafka")
    private @Nullable Path out;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KENTONGAN_KAFKA:-127.0.0.1:9092}",
            description = "broker (environment: KENTONGAN_KAFKA)")
    private String kafka = "";

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            defaultValue = "data/imported.ids",
            description = "remembers what was imported (data/imported.ids)")
    private Path ledger = Path.of("data", "imported.ids");

    @Override
    public Integer call() throws Exception {
        if (template != null) {
            Files.writeString(template, SheetImport.template(), StandardCharsets.UTF_8);
            System.out.println("wrote the form " + template);
            return 0;
        }
        if (file != null && Files.isDirectory(file)) {
            try {
                return archive(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new Refusal(String.valueOf(e.getMessage()), e);
            }
        }
        if (file == null || office == null) {
            throw new ParameterException(
                    spec.commandLine(), "import needs FILE and --office, or --template FILE");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Refusal("cannot read " + file);
        }
        try {
            return bring(file, read(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private Imported read(Path from) throws IOException {
        Office sender = new Office(String.valueOf(office), kind, "");
        if (!from.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
            return SheetImport.read(from, sender);
        }
        Region of = region == null ? null : Regions.standard().find(region).orElse(null);
        if (of == null || of.isProvince()) {
            throw new IllegalArgumentException(
                    "a chat needs --region NN.NN, the kabupaten or kota it is about");
        }
        return ChatImport.read(from, sender, of);
    }

    private int bring(Path from, Imported imported) throws IOException {
        Ledger before = Ledger.open(ledger);
        List<byte[]> fresh = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < imported.items().size(); i++) {
            if (!before.knows(imported.ids().get(i))) {
                fresh.add(imported.items().get(i));
                ids.add(imported.ids().get(i));
            }
        }
        if (out != null) {
            write(out, fresh);
        } else if (!fresh.isEmpty()) {
            send(Topics.INCIDENT_REPORTS, fresh, ids);
        }
        before.add(ids);
        long rows = imported.faults().stream().map(Fault::row).distinct().count();
        System.out.printf(
                "imported %d, known from before %d, not usable %d%n",
                fresh.size(), imported.items().size() - fresh.size(), rows);
        if (!imported.ignored().isEmpty()) {
            System.out.println("columns without a meaning here: " + imported.ignored());
        }
        if (rows == 0) {
            return 0;
        }
        Path wrong = from.resolveSibling(from.getFileName() + ".salah.csv");
        Files.writeString(wrong, imported.errors(), StandardCharsets.UTF_8);
        for (Fault fault :
                imported.faults().subList(0, Math.min(SHOWN, imported.faults().size()))) {
            System.out.println(
                    "  baris " + fault.row() + ", kolom " + fault.column() + ": " + fault.reason());
        }
        System.out.println("all of them stand in " + wrong + "; correct and import that file");
        return 1;
    }

    private int archive(Path folder) throws IOException {
        ArchiveImport.Archive found = ArchiveImport.read(folder, outlet, region);
        Ledger before = Ledger.open(ledger);
        Map<String, byte[]> fresh = new TreeMap<>(found.articles());
        fresh.keySet().removeIf(before::knows);
        List<String> ids = new ArrayList<>(fresh.keySet());
        List<byte[]> lines = new ArrayList<>(fresh.values());
        if (out != null) {
            write(out, lines);
        } else if (!lines.isEmpty()) {
            send(Topics.NEWS_ARTICLES, lines, ids);
        }
        before.add(ids);
        System.out.printf(
                "imported %d articles, known from before %d, faults %d%n",
                lines.size(), found.articles().size() - lines.size(), found.faults().size());
        if (found.faults().isEmpty()) {
            return 0;
        }
        Path wrong = Path.of(folder.toAbsolutePath().normalize() + ".salah.txt");
        Files.write(wrong, found.faults(), StandardCharsets.UTF_8);
        found.faults().stream().limit(SHOWN).forEach(fault -> System.out.println("  " + fault));
        System.out.println("all of them stand in " + wrong);
        return 1;
    }

    private static void write(Path to, List<byte[]> lines) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(to))) {
            for (byte[] line : lines) {
                stream.write(line);
                stream.write('\n');
            }
        }
    }

    private void send(String topic, List<byte[]> lines, List<String> ids) throws IOException {
        Properties client = RunCommand.settings(null).with(Key.KAFKA_SERVERS, kafka).kafkaClient();
        try (TopicWriter writer = TopicWriter.open(client, List.of(topic))) {
            for (int i = 0; i < lines.size(); i++) {
                writer.send(topic, ids.get(i).getBytes(StandardCharsets.UTF_8), lines.get(i));
            }
            writer.flush();
        }
    }
}
