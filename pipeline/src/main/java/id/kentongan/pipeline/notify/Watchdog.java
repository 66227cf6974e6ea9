package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Wording;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.Office;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches from outside whether the system still gives signs of life. When it has given none for ten
 * minutes every office hears it, and the state that lies on disk says that every level is unknown;
 * when signs come again, they hear that too. Looked at once a minute, that is well within a quarter
 * of an hour. Remembers over restarts what it has told.
 */
public final class Watchdog {

    /** Without a sign for this long the system counts as stopped; it gives one a minute. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Name of the file that says how things stand. */
    public static final String FILE = "watchdog.json";

    private final Path directory;
    private State state;

    private Watchdog(Path directory, State state) {
        this.directory = directory;
        this.state = state;
    }

    /**
     * How things stand.
     *
     * @param running whether signs of life come
     * @param levels {@code known}, or {@code unknown} while the system stands still
     * @param lastSign newest sign of life, or null before the first
     * @param since when this state was first seen
     */
    public record State(
            boolean running, String levels, @Nullable Instant lastSign, Instant since) {}

    /**
     * Opens the watchdog of {@code directory}; before its first look the system counts as running.
     */
    public static Watchdog open(Path directory, Instant now) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        return new Watchdog(
                directory,
                Files.exists(file)
                        ? Json.read(Files.readAllBytes(file), State.class)
                        : new State(true, "known", null, now));
    }

    /** How things stand. */
    public State state() {
        return state;
    }

    /**
     * One look.
     *
     * @param sign newest sign of life; null when nobody answers
     * @param now the time
     * @param routing who is told
     * @return notices to send: none unless the state changed
     */
    public List<Notice> look(@Nullable Instant sign, Instant now, Routing routing)
            throws IOException {
        Instant last = later(state.lastSign(), sign);
        Instant heard = last == null ? state.since() : last;
        boolean running = Duration.between(heard, now).compareTo(PATIENCE) < 0;
        boolean changed = running != state.running();
        state =
                new State(
                        running,
                        running ? "known" : "unknown",
                        last,
                        changed ? now : state.since());
        keep();
        if (!changed) {
            return List.of();
        }
        return routing.offices().stream()
                .filter(Office::isTold)
                .map(office -> notice(office, heard, now))
                .toList();
    }

    private Notice notice(Office office, Instant heard, Instant now) {
        String title =
                state.running()
                        ? "Kentongan berjalan lagi"
                        : "KENTONGAN BERHENTI - tingkat semua wilayah tidak diketahui";
        String text =
                state.running()
                        ? title
                                + " sejak "
                                + clock(office, heard)
                                + ". Tingkat wilayah kembali seperti yang tertulis di konsol; periksa"
                                + " laporan yang masuk selama sistem berhenti."
                        : title
                                + ". Tanda terakhir "
                                + clock(office, heard)
                                + ". Jangan anggap tenang: tidak ada peringatan yang keluar sampai"
                                + " sistem berjalan lagi. Pantau lewat telepon dengan camat dan"
                                + " Kapolsek; beri tahu petugas teknis.";
        return new Notice(
                "watchdog:" + (state.running() ? "up:" : "down:") + heard + ":" + office.id(),
                now,
                office.id(),
                office.channel(),
                office.address(),
                state.running() ? Notice.Kind.INFO : Notice.Kind.ESCALATION,
                office.region(),
                0,
                title,
                text,
                List.of(),
                false);
    }

    private static String clock(Office office, Instant time) {
        var local = time.atOffset(ZoneOffset.of(office.zone()));
        return Wording.day(local.toLocalDate())
                + String.format(
                        Locale.ROOT,
                        " %02d.%02d %s",
                        local.getHour(),
                        local.getMinute(),
                        switch (office.zone()) {
                            case "+08:00" -> "WITA";
                            case "+09:00" -> "WIT";
                            default -> "WIB";
                        });
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private void keep() throws IOException {
        Path fresh = directory.resolve(FILE + ".new");
        Files.write(fresh, Json.bytes(state));
        Files.move(
                fresh,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
