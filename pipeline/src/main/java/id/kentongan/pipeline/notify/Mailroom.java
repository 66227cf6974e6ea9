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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where notices and alerts become things to deliver: notices as they are, alerts as one message of
 * the Common Alerting Protocol for each CAP channel. All of it lies in one directory, so that a
 * restart forgets nothing and sends nothing anew. Called by one thread.
 */
public final class Mailroom {

    private static final String NEWEST = "newest.json";

    private final Path directory;
    private final Outbox outbox;
    private final Map<String, CapMessage> cap = new TreeMap<>();
    private final Map<String, String> newest = new ConcurrentHashMap<>();

    private Mailroom(Path directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** References by region and family, as they lie on disk. */
    record Chains(Map<String, List<String>> open) {}

    /** Id of the newest alert that offices know by region and family, as it lies on disk. */
    record Newest(Map<String, String> alerts) {}

    /** Opens the mailroom in {@code directory}, making it if need be. */
    public static Mailroom open(Path directory, OfficeFiles files) throws IOException {
        Mailroom room = new Mailroom(directory, Outbox.open(directory.resolve("outbox")));
        Path newest = directory.resolve(NEWEST);
        if (Files.exists(newest)) {
            room.newest.putAll(Json.read(Files.readAllBytes(newest), Newest.class).alerts());
        }
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
    public void take(Notice notice, Instant now) throws IOException {
        outbox.offer(notice, now);
        if (notice.kind() != Notice.Kind.DESK) {
            for (String alertId : notice.alertIds()) {
                tell(alertId);
            }
        }
    }

    /** Takes an alert at {@code now}; alerts of one region and family come in order of time. */
    public void take(Alert alert, Instant now) throws IOException {
        if (!alert.rise() && !stillHolds(alert)) {
            tell(alert.alertId());
        }
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

    /**
     * Whether {@code alert} is a fall to the level that offices know: the rise before it never left
     * the desk, so that what they were told holds again.
     */
    private boolean stillHolds(Alert alert) {
        String told = newest.get(alert.region() + "-" + alert.family());
        return told != null && level(told).equals(level(alert.alertId()));
    }

    /** Offices were told of {@code alertId}, or that what they were told is over. */
    private void tell(String alertId) throws IOException {
        String subject = subject(alertId);
        String before = subject == null ? null : newest.get(subject);
        if (subject != null
                && !alertId.equals(before)
                && (before == null || second(before).compareTo(second(alertId)) <= 0)) {
            newest.put(subject, alertId);
            write(directory.resolve(NEWEST), Json.bytes(new Newest(new TreeMap<>(newest))));
        }
    }

    /** Region and family of an id; null when it is none. */
    private static @Nullable String subject(String alertId) {
        String[] part = alertId.split("-", 4);
        return part.length < 4 ? null : part[0] + "-" + part[1];
    }

    /**
     * Whether offices were told of an alert that took the place of {@code alertId}; no for one
     * never seen. One that waits at the desk takes no place yet.
     */
    public boolean closed(String alertId) {
        String subject = subject(alertId);
        String latest = subject == null ? null : newest.get(subject);
        return latest != null
                && !latest.equals(alertId)
                && second(latest).compareTo(second(alertId)) >= 0;
    }

    /** The instant in an id; of two alerts of one second the one that came later is the newer. */
    private static String second(String alertId) {
        return alertId.split("-", 4)[2];
    }

    /** The level in an id. */
    private static String level(String alertId) {
        return alertId.substring(alertId.lastIndexOf('-') + 1);
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
        write(chains(channel), Json.bytes(new Chains(message.chains())));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, bytes);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path chains(String channel) {
        return directory.resolve("cap-" + channel + ".json");
    }
}
