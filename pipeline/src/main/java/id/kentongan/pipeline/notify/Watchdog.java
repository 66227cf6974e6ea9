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
 *
 * <p>Clocks are set, and that of the job need not be the own: a system lives while its signs become
 * more, and how long they have not is measured by what a change of the clock does not touch.
 */
public final class Watchdog {

    /** Without a sign for this long the system counts as stopped; it gives one a minute. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A clock that moves by more than this beside the time that passes was set. */
    private static final Duration SET = Duration.ofMinutes(1);

    /** Name of the file that says how things stand. */
    public static final String FILE = "watchdog.json";

    private final Path directory;
    private State state;
    private @Nullable Moment before;

    private Watchdog(Path directory, State state) {
        this.directory = directory;
        this.state = state;
    }

    /**
     * How things stand.
     *
     * @param running whether signs of life come
     * @param levels {@code known}, or {@code unknown} while the system stands still
     * @param lastSign newest sign of life by the clock of the job, or null before the first
     * @param since when this state was first seen
     * @param signs how many signs there were at the last look that saw any
     * @param alive when the system last lived for certain, by the own clock; null before the first
     *     look
     * @param looked when it was last looked at, or null
     */
    public record State(
            boolean running,
            String levels,
            @Nullable Instant lastSign,
            Instant since,
            long signs,
            @Nullable Instant alive,
            @Nullable Instant looked) {}

    /**
     * When it is.
     *
     * @param now by the clock, which people and programs set
     * @param nanos by a counter that only ever goes on, such as {@link System#nanoTime()}
     */
    public record Moment(Instant now, long nanos) {

        /** How far the clock was set since {@code earlier}; zero where it just went on. */
        private Duration setSince(Moment earlier) {
            Duration set = Duration.between(earlier.now, now).minusNanos(nanos - earlier.nanos);
            return set.abs().compareTo(SET) > 0 ? set : Duration.ZERO;
        }
    }

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
                        : new State(true, "known", null, now, 0, null, null));
    }

    /** How things stand. */
    public State state() {
        return state;
    }

    /**
     * One look.
     *
     * @param signs signs of life; null when nobody answers
     * @param moment the time
     * @param routing who is told
     * @return notices to send: none unless the state changed
     */
    public List<Notice> look(LifeSigns.@Nullable Signs signs, Moment moment, Routing routing)
            throws IOException {
        Instant now = moment.now();
        Duration set = before == null ? Duration.ZERO : moment.setSince(before);
        before = moment;
        Instant heard = alive(signs, now, set);
        boolean running = Duration.between(heard, now).compareTo(PATIENCE) < 0;
        boolean changed = running != state.running();
        state =
                new State(
                        running,
                        running ? "known" : "unknown",
                        signs == null ? state.lastSign() : signs.newest(),
                        changed ? now : state.since(),
                        signs == null ? state.signs() : signs.count(),
                        heard,
                        now);
        keep();
        if (!changed) {
            return List.of();
        }
        return routing.offices().stream()
                .filter(Office::isTold)
                .map(office -> notice(office, heard, now))
                .toList();
    }

    /** When the system last lived for certain, by a clock that was {@code set} since. */
    private Instant alive(LifeSigns.@Nullable Signs signs, Instant now, Duration set) {
        Instant known = state.alive();
        if (known == null) {
            known = state.lastSign() == null ? state.since() : state.lastSign();
        }
        Instant alive = earlier(known.plus(set), now);
        if (signs == null) {
            return alive;
        }
        Instant sign = earlier(signs.newest(), now);
        if (state.lastSign() == null) {
            return sign;
        }
        boolean more = signs.count() > state.signs() || signs.newest().isAfter(state.lastSign());
        if (!more) {
            return alive;
        }
        // it came after the last look, whatever the clock of the job says
        Instant looked = state.looked();
        Instant since = looked == null ? sign : earlier(looked.plus(set), now);
        return later(alive, later(sign, since));
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

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
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
