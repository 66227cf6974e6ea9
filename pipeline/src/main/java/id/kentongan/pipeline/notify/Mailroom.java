package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.office.ChannelLine;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where notices and alerts become things to deliver: notices as they are, alerts as one message of
 * the Common Alerting Protocol for each CAP channel. All of it lies in one directory, so that a
 * restart forgets nothing and sends nothing anew. Called by one thread.
 */
public final class Mailroom {

    private final Path directory;
    private final Outbox outbox;
    private final Map<String, CapMessage> cap = new TreeMap<>();

    private Mailroom(Path directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** References by region and family, as they lie on disk. */
    record Chains(Map<String, List<String>> open) {}

    /** Opens the mailroom in {@code directory}, making it if need be. */
    public static Mailroom open(Path directory, OfficeFiles files) throws IOException {
        Mailroom room = new Mailroom(directory, Outbox.open(directory.resolve("outbox")));
        for (ChannelLine line : files.channels()) {
            if (line.kind() == ChannelLine.Kind.CAP) {
                Path chains = room.chains(line.name());
                Map<String, List<String>> open =
                        Files.exists(chains)
                                ? Json.read(Files.readAllBytes(chains), Chains.class).open()
                                : Map.of();
                room.cap.put(line.name(), new CapMessage(line.sender(), files.cards(), open));
            }
        }
        return room;
    }

    /** What is to be delivered and what was. */
    public Outbox outbox() {
        return outbox;
    }

    /** Takes a notice at {@code now}. */
    public void take(Notice notice, Instant now) {
        outbox.offer(notice, now);
    }

    /** Takes an alert at {@code now}; alerts of one region and family come in order of time. */
    public void take(Alert alert, Instant now) throws IOException {
        for (Map.Entry<String, CapMessage> entry : cap.entrySet()) {
            String id = "cap:" + entry.getKey() + ":" + alert.alertId();
            if (outbox.knows(id)) {
                entry.getValue().remember(alert);
            } else {
                outbox.offer(message(id, entry.getKey(), alert, entry.getValue().of(alert)), now);
            }
            keep(entry.getKey(), entry.getValue());
        }
    }

    private static Notice message(String id, String channel, Alert alert, String xml) {
        return new Notice(
                id,
                alert.time(),
                "",
                channel,
                "",
                alert.rise() ? Notice.Kind.ALERT : Notice.Kind.UPDATE,
                alert.region(),
                alert.to().ordinal(),
                alert.title(),
                xml,
                new ArrayList<>(List.of(alert.alertId())),
                alert.simulated());
    }

    private void keep(String channel, CapMessage message) throws IOException {
        Path file = chains(channel);
        Path fresh = directory.resolve(file.getFileName() + ".new");
        Files.write(fresh, Json.bytes(new Chains(message.chains())));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path chains(String channel) {
        return directory.resolve("cap-" + channel + ".json");
    }
}
