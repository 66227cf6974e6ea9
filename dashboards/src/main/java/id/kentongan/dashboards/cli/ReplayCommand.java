package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.files.BundleDirectory;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.replay.ReplaySummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: the topology over files. */
@Command(
        name = "replay",
        description =
                "Runs the topology over files of JSON lines and writes scores.csv, features.csv,"
                        + " risk-model.tsv, events.jsonl, alerts.jsonl, findings.jsonl and"
                        + " dead-letters.jsonl.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private static final Set<String> PARTS = Set.of("linking", "status", "slow");

    private static final int MOST_SUBTASKS = 16;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON lines, plain or .gz")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "gets the outputs")
    private Path out = Path.of("");

    @Option(names = "--from", paramLabel = "D", description = "first day of rows and alerts")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "D",
            description = "last day; what is known later is left out")
    private @Nullable String to;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "switches off: linking, status, slow")
    private List<String> without = new ArrayList<>();

    @Option(names = "--risk-model", paramLabel = "FILE", description = "written by fit")
    private @Nullable Path riskModel;

    @Option(
            names = "--knowledge",
            paramLabel = "BUNDLE",
            description =
                    "a bundle and from when it holds, DIR@TIME, or what knowledge export wrote;"
                            + " repeatable")
    private List<String> knowledge = new ArrayList<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "JSON lines of reviews and acks; each counts from its own time")
    private List<Path> answers = new ArrayList<>();

    @Option(
            names = "--recorded",
            description =
                    "the files are input topics of a live run as kcat -C -J writes them: gives the"
                            + " scores and alerts that were sent")
    private boolean recorded;

    @Option(
            names = "--notices",
            description = "also writes notices.jsonl and audit.jsonl: who would have been told")
    private boolean notices;

    @Option(
            names = "--offices",
            paramLabel = "DIR",
            description = "the office's own files, with --notices (else those that ship)")
    private @Nullable Path offices;

    @Option(names = "--parallelism", defaultValue = "2", description = "subtasks (2)")
    private int parallelism;

    @Override
    public Integer call() {
        Set<String> off = new TreeSet<>(without);
        if (!PARTS.containsAll(off)) {
            throw wrong("--without knows linking, status and slow, not " + off);
        }
        if (parallelism < 1 || parallelism > MOST_SUBTASKS) {
            throw wrong("--parallelism must be 1 to " + MOST_SUBTASKS);
        }
        LocalDate first = date("--from", from);
        LocalDate last = date("--to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw wrong("--to is before --from");
        }
        if (recorded && !answers.isEmpty()) {
            throw wrong("--recorded reads reviews and acks from their topics, without --answers");
        }
        if (offices != null && !notices) {
            throw wrong("--offices goes with --notices");
        }
        for (Path file : answers) {
            if (!Files.isReadable(file)) {
                throw new Refusal("no such file of answers: " + file);
            }
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Refusal("--out " + out + " is a file; name a directory");
        }
        refuseModel();
        try {
            print(
                    Replay.run(
                            new ReplayRequest(
                                    files,
                                    out,
                                    first,
                                    last,
                                    off,
                                    riskModel,
                                    releases(),
                                    parallelism,
                                    answers,
                                    notices ? officeFiles() : null,
                                    recorded)));
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    /** Before anything runs: a model of another version is no model. */
    private void refuseModel() {
        if (riskModel == null) {
            return;
        }
        try {
            RiskModel.parse(Files.readString(riskModel, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refusal("no readable risk model: " + riskModel, e);
        } catch (IllegalArgumentException e) {
            throw new Refusal(riskModel + ": " + e.getMessage(), e);
        }
    }

    private List<byte[]> releases() throws IOException {
        List<byte[]> releases = new ArrayList<>();
        for (String stated : knowledge) {
            int at = stated.lastIndexOf('@');
            if (at > 0) {
                Instant start =
                        KnowledgeCommand.instant(stated.substring(at + 1), spec.commandLine());
                releases.add(
                        KnowledgeCodec.encode(
                                start, BundleDirectory.read(Path.of(stated.substring(0, at)))));
                continue;
            }
            Path exported = Path.of(stated);
            if (!Files.isRegularFile(exported)) {
                throw wrong("--knowledge is DIR@TIME or a file of knowledge export, not " + stated);
            }
            int number = 0;
            for (String line : Files.readAllLines(exported)) {
                number++;
                byte[] release = line.getBytes(StandardCharsets.UTF_8);
                try {
                    Tagger.proven(Bundle.of(KnowledgeCodec.decode(release, null).files()));
                } catch (IllegalArgumentException e) {
                    throw new IOException(exported + ":" + number + ": " + e.getMessage(), e);
                }
                releases.add(release);
            }
        }
        return releases;
    }

    private OfficeFiles officeFiles() {
        try {
            return OfficeDirectory.read(offices).files().checked();
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(ReplaySummary done) {
        System.out.printf(
                "lines %d  findings %d  nil reports %d  dead letters %d  duplicates %d  left out %d%n",
                done.lines(),
                total(done.findings()),
                done.nilReports(),
                total(done.deadLetters()),
                done.duplicates(),
                done.left());
        System.out.println("findings by status: " + counts(done.findings()));
        System.out.println("dead letters by reason: " + counts(done.deadLetters()));
        System.out.println("notes: " + counts(done.notes()));
        System.out.printf(
                "rows %d  events %d  alerts %d  in %s%n",
                done.rows(), done.events(), done.alerts(), out);
        System.out.printf(
                Locale.ROOT,
                "scores: each is the sum of its shown parts, to within %.4f points%n",
                done.partsGap());
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("  "));
    }

    private @Nullable LocalDate date(String option, @Nullable String stated) {
        if (stated == null) {
            return null;
        }
        try {
            return LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw wrong(option + " must be a date such as 2001-12-31, not " + stated);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
