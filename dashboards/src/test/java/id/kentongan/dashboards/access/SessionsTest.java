package id.kentongan.dashboards.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    private static final String SECRET = "sandi-yang-panjang";

    @TempDir private Path directory;

    private Path file;
    private Instant now = Instant.parse("2026-03-02T00:00:00Z");
    private Sessions sessions;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("accounts.txt");
        write(account("sampit", SECRET), account("nilai", "kata-sandi-lain"));
        sessions = new Sessions(Accounts.open(file), clock());
    }

    @Test
    void letsInWhoKnowsThePasswordUntilTheSessionIsOld() {
        String secret = in("sampit", SECRET);

        assertThat(sessions.find(secret))
                .get()
                .extracting(one -> one.account().name())
                .isEqualTo("sampit");
        now = now.plus(Sessions.IDLE).plusSeconds(1);
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void endsASessionAfterTwelveHoursHoweverBusyItIs() {
        String secret = in("sampit", SECRET);
        for (int hour = 0; hour < 12; hour++) {
            assertThat(sessions.find(secret)).isPresent();
            now = now.plus(Duration.ofHours(1));
        }
        now = now.plusSeconds(1);
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void takesAnAccountOutAtOnce() throws IOException {
        String secret = in("sampit", SECRET);

        write(account("nilai", "kata-sandi-lain"));

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(attempt("sampit", SECRET).refusal()).contains(Sessions.Refusal.WRONG);
    }

    @Test
    void endsSessionsWhenThePasswordChanges() throws IOException {
        String secret = in("sampit", SECRET);

        write(account("sampit", "sandi-baru-sekali"));

        assertThat(sessions.find(secret)).isEmpty();
        assertThat(in("sampit", "sandi-baru-sekali")).isNotEmpty();
    }

    @Test
    void makesWhoGuessesWait() {
        for (int i = 0; i < Sessions.ATTEMPTS; i++) {
            assertThat(attempt("sampit", "tebakan-" + i).refusal())
                    .contains(Sessions.Refusal.WRONG);
        }
        assertThat(attempt("sampit", SECRET).refusal()).contains(Sessions.Refusal.LATER);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(in("sampit", SECRET)).isNotEmpty();
    }

    @Test
    void letsNobodyInWhenTheFileIsBroken() throws IOException {
        String secret = in("sampit", SECRET);

        Files.writeString(file, "sampit|kabupaten\n");

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void keepsOnlySaltedHashesInAFileOfItsOwner() throws IOException {
        String text = Files.readString(file);

        assertThat(text).doesNotContain(SECRET).contains("pbkdf2-sha256$");
        assertThat(Password.hash(SECRET.toCharArray()))
                .isNotEqualTo(Password.hash(SECRET.toCharArray()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"kabupaten,62", "kabupaten,99.99", "provinsi,62.02", "kabupaten,00", "raja,62.02"})
    void refusesARoleWithoutItsRegion(String role, String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accounts.checked("a1", role, region, "Kantor", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "satu|kabupaten|62.02|Kantor",
                "satu|kabupaten|62.02|Kantor|sandi-terbaca|",
                "Satu Dua|kabupaten|62.02|Kantor||",
                "satu|kabupaten|62.02|Kantor||kunci"
            })
    void namesTheFaultyLine(String line) throws IOException {
        Files.writeString(file, "# kepala\n" + line + "\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Accounts.open(file))
                .withMessageContaining("line 2");
    }

    @Test
    void limitsRequestsAMinute() {
        RateLimit limit = new RateLimit(3, clock());
        for (int i = 0; i < 3; i++) {
            assertThat(limit.pass("a")).isTrue();
        }
        assertThat(limit.pass("a")).isFalse();
        assertThat(limit.pass("b")).isTrue();
        now = now.plusSeconds(21);
        assertThat(limit.pass("a")).isTrue();
    }

    private String in(String name, String password) {
        return attempt(name, password).secret().orElseThrow();
    }

    private Sessions.Attempt attempt(String name, String password) {
        return sessions.open(name, password.toCharArray(), "127.0.0.1");
    }

    private static Account account(String name, String password) {
        return new Account(
                name,
                Role.KABUPATEN,
                "62.02",
                "Kantor",
                Password.hash(password.toCharArray()),
                null);
    }

    private void write(Account... accounts) throws IOException {
        Accounts.write(file, List.of(accounts));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
