package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.files.BundleDirectory;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.KnowledgeReader;
import id.kentongan.pipeline.kafka.KnowledgeTopic;
import id.kentongan.pipeline.record.KnowledgeRelease;
import id.kentongan.pipeline.record.RawInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code knowledge}: changed indicators into a running system, and what took effect when. */
@Command(
        name = "knowledge",
        description = {
            "Changes what a running system knows. A bundle is a directory with the files that"
                    + " change, laid out as they ship: indicator/CODE.txt,"
                    + " indicator/look-alikes.txt, status/cues.txt.",
            "It is taken whole or refused whole, with file, line and reason; it takes effect from"
                    + " an instant on and never changes what was read before."
        },
        mixinStandardHelpOptions = true)
final class KnowledgeCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "knowledge needs check, publish, list or export");
    }

    @Command(
            name = "check",
            description = "Reads a bundle and tries its examples, without publishing it.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "DIR") Path directory) {
        tell("good", read(directory));
        return 0;
    }

    @Command(
            name = "publish",
            description = "Publishes a bundle, or with --shipped goes back to what ships.",
            mixinStandardHelpOptions = true)
    int publish(
            @Parameters(paramLabel = "DIR", arity = "0..1") @Nullable Path directory,
            @Option(names = "--shipped", description = "no changed files any more") boolean shipped,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description =
                                    "takes effect then, such as 2026-03-01T00:00+07:00 (as soon as"
                                            + " every part of the job has it: after 30 s)")
                    @Nullable String from,
            @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "broker")
                    @Nullable String kafka) {
        if ((directory == null) != shipped) {
            throw new ParameterException(
                    spec.subcommands().get("publish"), "publish needs DIR or --shipped");
        }
        Instant stated =
                from == null
                        ? Clock.systemUTC().instant()
                        : instant(from, spec.subcommands().get("publish"));
        Bundle bundle = directory == null ? Bundle.shipped() : read(directory);
        try {
            Instant arrival =
                    KnowledgeTopic.publish(client(kafka), KnowledgeCodec.encode(stated, bundle));
            Instant earliest = arrival.plus(KnowledgeCodec.LEAD);
            if (from != null && stated.isBefore(earliest)) {
                System.out.println(
                        "the time stated is over: what was read before now stays as it was read");
            }
            tell("published, from " + (stated.isBefore(earliest) ? earliest : stated), bundle);
            return 0;
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    @Command(
            name = "list",
            description = "Lists what was published, and from when each holds.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "broker")
                    @Nullable String kafka) {
        System.out.println(Knowledge.version() + "  from the beginning  as it ships");
        for (RawInput message : messages(kafka)) {
            try {
                KnowledgeRelease release = good(message);
                Bundle bundle = Bundle.of(release.files());
                System.out.println(
                        bundle.version()
                                + "  from "
                                + release.from()
                                + "  "
                                + (release.files().isEmpty()
                                        ? "as it ships"
                                        : String.join(
                                                " ", new TreeSet<>(release.files().keySet()))));
            } catch (IllegalArgumentException e) {
                System.out.println("refused       at " + message.at() + "  " + e.getMessage());
            }
        }
        return 0;
    }

    @Command(
            name = "export",
            description = "Writes what took effect, for replay --knowledge FILE.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "broker")
                    @Nullable String kafka) {
        int written = 0;
        List<RawInput> messages = messages(kafka);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (RawInput message : messages) {
                try {
                    KnowledgeRelease release = good(message);
                    out.write(KnowledgeCodec.encode(release.from(), Bundle.of(release.files())));
                    out.write('\n');
                    written++;
                } catch (IllegalArgumentException e) {
                    System.err.println("left out: " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
        }
        System.out.println(written + " releases in " + file);
        return 0;
    }

    private static KnowledgeRelease good(RawInput message) {
        KnowledgeRelease release = KnowledgeCodec.decode(message.bytes(), message.arrival());
        Tagger.proven(Bundle.of(release.files()));
        return release;
    }

    private static List<RawInput> messages(@Nullable String kafka) {
        Properties client = client(kafka);
        try {
            KafkaCheck.reach(client);
            try (KnowledgeReader reader = KnowledgeReader.open(client)) {
                return reader.read();
            }
        } catch (IOException | KafkaException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static Properties client(@Nullable String kafka) {
        var settings = RunCommand.settings(null);
        return (kafka == null ? settings : settings.with(Key.KAFKA_SERVERS, kafka)).kafkaClient();
    }

    private static Bundle read(Path directory) {
        try {
            return BundleDirectory.read(directory);
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static void tell(String what, Bundle bundle) {
        System.out.println(
                what
                        + ": bundle "
                        + bundle.version()
                        + (bundle.files().isEmpty()
                                ? " as it ships"
                                : ", "
                                        + bundle.files().size()
                                        + " files: "
                                        + String.join(
                                                " ", new TreeSet<>(bundle.files().keySet()))));
    }

    /** A day stands for its first instant in UTC. */
    static Instant instant(String stated, picocli.CommandLine at) {
        try {
            return stated.length() == 10
                    ? LocalDate.parse(stated).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(stated).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    at, "a time is written 2026-03-01 or 2026-03-01T07:30:00+07:00, not " + stated);
        }
    }
}
