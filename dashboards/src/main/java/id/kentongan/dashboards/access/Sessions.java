package id.kentongan.dashboards.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Who is logged in. Held in memory: a restart logs everybody out. A session ends after {@link
 * #LONGEST}, after {@link #IDLE} without a request, on log-out, and when its account is taken out
 * of the file or gets another password.
 */
public final class Sessions {

    /** Longest life of a session. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Longest pause between two requests. */
    public static final Duration IDLE = Duration.ofHours(2);

    /** Failed attempts on one account, or from one address, before the next ones have to wait. */
    static final int ATTEMPTS = 8;

    private static final Duration PENALTY = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    /** What a wrong name is compared with, so that it takes as long as a wrong password. */
    private static final String NOBODY = Password.hash(Password.random().toCharArray());

    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, Held> sessions = new ConcurrentHashMap<>();
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    /** Deriving a key costs a core for a tenth of a second: no flood of attempts takes them all. */
    private final Semaphore deriving = new Semaphore(2);

    private record Held(Account account, String token, Instant begun, Instant seen) {}

    private record Failures(int count, Instant last) {}

    /** One who is logged in, and the token that guards the forms of this session. */
    public record Session(Account account, String token) {}

    /** A login that did not work. */
    public enum Refusal {
        /** Name or password is wrong. */
        WRONG,
        /** Too many attempts. */
        LATER
    }

    /** What became of an attempt: the secret of a new session, or why there is none. */
    public record Attempt(Optional<String> secret, Optional<Refusal> refusal) {}

    public Sessions(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Tries to log in. {@code address} is where the attempt comes from. */
    public Attempt open(String name, char[] password, String address) {
        Instant now = clock.instant();
        if (blocked("name " + name, now) || blocked("address " + address, now)) {
            return new Attempt(Optional.empty(), Optional.of(Refusal.LATER));
        }
        if (!deriving.tryAcquire()) {
            return new Attempt(Optional.empty(), Optional.of(Refusal.LATER));
        }
        Optional<Account> account = accounts.find(name).filter(one -> one.password() != null);
        boolean fits;
        try {
            fits = Password.fits(password, account.map(Account::password).orElse(NOBODY));
        } finally {
            deriving.release();
        }
        if (account.isEmpty() || !fits) {
            failed("name " + name, now);
            failed("address " + address, now);
            return new Attempt(Optional.empty(), Optional.of(Refusal.WRONG));
        }
        failures.remove("name " + name);
        return new Attempt(Optional.of(begin(account.get(), now)), Optional.empty());
    }

    private String begin(Account account, Instant now) {
        if (sessions.size() >= MOST) {
            sessions.values().removeIf(held -> over(held, now));
        }
        String secret = Password.random();
        sessions.put(Password.digest(secret), new Held(account, Password.random(), now, now));
        return secret;
    }

    private static boolean over(Held held, Instant now) {
        return now.isAfter(held.begun().plus(LONGEST)) || now.isAfter(held.seen().plus(IDLE));
    }

    private boolean blocked(String who, Instant now) {
        Failures known = failures.get(who);
        if (known != null && now.isAfter(known.last().plus(PENALTY))) {
            failures.remove(who);
            return false;
        }
        return known != null && known.count() >= ATTEMPTS;
    }

    private void failed(String who, Instant now) {
        if (failures.size() >= MOST) {
            failures.values().removeIf(known -> now.isAfter(known.last().plus(PENALTY)));
        }
        if (failures.size() < MOST) {
            failures.merge(
                    who, new Failures(1, now), (old, one) -> new Failures(old.count() + 1, now));
        }
    }

    /** The session of that secret, while it lasts. */
    public Optional<Session> find(String secret) {
        String digest = Password.digest(secret);
        Held held = sessions.get(digest);
        if (held == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Account> account =
                accounts.find(held.account().name()).filter(held.account()::equals);
        if (over(held, now) || account.isEmpty()) {
            sessions.remove(digest);
            return Optional.empty();
        }
        sessions.computeIfPresent(
                digest, (key, one) -> new Held(one.account(), one.token(), one.begun(), now));
        return Optional.of(new Session(account.get(), held.token()));
    }

    /** Ends a session. */
    public void close(String secret) {
        sessions.remove(Password.digest(secret));
    }
}
