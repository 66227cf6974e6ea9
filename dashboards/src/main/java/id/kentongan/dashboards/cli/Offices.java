package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.notify.AckLink;
import id.kentongan.pipeline.notify.AnswerLines;
import id.kentongan.pipeline.notify.AnswerServer;
import id.kentongan.pipeline.notify.AuditFile;
import id.kentongan.pipeline.notify.CourierService;
import id.kentongan.pipeline.notify.Delivery;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.notify.Signature;
import id.kentongan.pipeline.notify.TopicAnswers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the commands need of the office's own files and of the courier. */
final class Offices {

    private Offices() {}

    /** The directory that the settings name, as it lies there. */
    static OfficeDirectory read(Settings settings) {
        try {
            return OfficeDirectory.read(settings.find(Key.OFFICES).map(Path::of).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** The directory, refused with one line and an audit line for each bad line in it. */
    static OfficeDirectory checked(Settings settings, Path audit) {
        OfficeDirectory office = read(settings);
        List<AuditLine> refusals = office.refusals(System.getenv(), Clock.systemUTC().instant());
        try {
            if (!refusals.isEmpty()) {
                AuditFile.append(audit, refusals);
            }
            return office.checked(System.getenv());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** Starts the courier of a running system. */
    static CourierService courier(Settings settings, Path data, Clock clock) {
        try {
            return CourierService.start(
                    checked(settings, data),
                    System.getenv(),
                    settings.kafkaClient(),
                    settings.text(Key.KAFKA_GROUP) + "-courier",
                    data,
                    links(settings)
                            .<UnaryOperator<Notice>>map(
                                    links ->
                                            new AnswerLines(links, settings.text(Key.COURIER_LINK)))
                            .orElse(UnaryOperator.identity()),
                    clock);
        } catch (IOException e) {
            throw new Refusal("the courier cannot work in " + data + ": " + e.getMessage(), e);
        }
    }

    /** What signs links, where a link address is set. */
    static Optional<AckLink> links(Settings settings) {
        return settings.find(Key.COURIER_LINK)
                .map(link -> new AckLink(new Signature(settings.text(Key.LINK_KEY))));
    }

    /** Starts to take answers where a link address is set; else there is nothing to close. */
    static Closeable answers(Settings settings, CourierService courier, Path audit) {
        Optional<AckLink> links = links(settings);
        if (links.isEmpty()) {
            return () -> {
                // nothing was started
            };
        }
        int port = Ports.free(settings.number(Key.COURIER_PORT), "answers", "courier.port");
        TopicAnswers topics = new TopicAnswers(settings.kafkaClient());
        try {
            AnswerServer server =
                    AnswerServer.start(
                            port, links.get(), topics, courier::closed, audit, Clock.systemUTC());
            System.err.println("answers at http://127.0.0.1:" + server.port() + "/jawab");
            return () -> {
                server.close();
                topics.close();
            };
        } catch (IOException e) {
            topics.close();
            throw new Refusal("port " + port + " is taken: choose courier.port", e);
        }
    }

    /** Tells what an earlier run could not deliver. */
    static void say(CourierService courier) {
        List<Delivery> troubled = courier.outbox().troubled();
        if (!troubled.isEmpty()) {
            System.err.println(
                    "kentongan: "
                            + troubled.size()
                            + " notices are not delivered; kentongan courier --list shows them");
        }
    }
}
