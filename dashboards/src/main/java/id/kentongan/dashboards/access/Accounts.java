package id.kentongan.dashboards.access;

import id.kentongan.analyzers.region.Regions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a file, one a line: {@code name|role|region|office|password|key}. A change of the
 * file counts at the next request, so that a line taken out revokes the account at once. A file
 * that cannot be read any more lets nobody in.
 */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private static final String HEAD =
            "# Kentongan: name|role|region|office|password|key -- written by `kentongan account`";

    private final Path file;
    private Map<String, Account> accounts = Map.of();
    private @Nullable FileTime written;
    private long size = -1;

    private Accounts(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException with a line for people when it cannot be read or holds a faulty line
     */
    public static Accounts open(Path file) throws IOException {
        Accounts accounts = new Accounts(file);
        accounts.accounts = read(file);
        accounts.written = Files.getLastModifiedTime(file);
        accounts.size = Files.size(file);
        return accounts;
    }

    /** The accounts in {@code file} by name; none when it does not exist. */
    public static Map<String, Account> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "no accounts in "
                            + file
                            + "; make one: kentongan account add NAME --role admin --accounts "
                            + file);
        }
        Map<String, Account> accounts = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                Account account = parse(line);
                if (accounts.put(account.name(), account) != null) {
                    throw new IllegalArgumentException("a second " + account.name());
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
            }
        }
        return accounts;
    }

    private static Account parse(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("not name|role|region|office|password|key");
        }
        String password = cells[4].strip();
        String key = cells[5].strip();
        if (!password.isEmpty() && !Password.readable(password)) {
            throw new IllegalArgumentException("the password is no hash of `kentongan account`");
        }
        if (!key.isEmpty() && !key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the key is no hash of `kentongan account key`");
        }
        return checked(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                password.isEmpty() ? null : password,
                key.isEmpty() ? null : key);
    }

    /**
     * An account with its parts checked.
     *
     * @throws IllegalArgumentException with a line for people
     */
    public static Account checked(
            String name,
            String role,
            String region,
            String office,
            @Nullable String password,
            @Nullable String key) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,39}")) {
            throw new IllegalArgumentException(
                    "a name is 2 to 40 lower case letters, digits, dots and hyphens, not " + name);
        }
        Role known = null;
        for (Role one : Role.values()) {
            if (one.word().equals(role.toLowerCase(Locale.ROOT))) {
                known = one;
            }
        }
        if (known == null) {
            throw new IllegalArgumentException(
                    "a role is kabupaten, provinsi, penilai or admin, not " + role);
        }
        boolean wide = known == Role.ADMIN || known == Role.PENILAI;
        int length = known == Role.KABUPATEN ? 5 : 2;
        boolean fits =
                wide && region.equals("00")
                        || region.length() == (wide ? region.length() : length)
                                && Regions.standard().find(region).isPresent();
        if (!fits) {
            throw new IllegalArgumentException(
                    "role "
                            + known.word()
                            + " needs the code of a "
                            + (wide
                                    ? "region or 00"
                                    : known == Role.KABUPATEN
                                            ? "kabupaten/kota (NN.NN)"
                                            : "province (NN)")
                            + ", not '"
                            + region
                            + "'");
        }
        if (office.isBlank() || office.length() > 80 || office.matches(".*[|\\p{Cntrl}].*")) {
            throw new IllegalArgumentException("an office has a name of 1 to 80 characters");
        }
        return new Account(name, known, region, office, password, key);
    }

    /**
     * Puts {@code accounts} into {@code file}, whole or not at all, readable for its owner only.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Iterable<Account> accounts) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (Account account : accounts) {
            lines.add(
                    String.join(
                            "|",
                            account.name(),
                            account.role().word(),
                            account.region(),
                            account.office(),
                            account.password() == null ? "" : account.password(),
                            account.key() == null ? "" : account.key()));
        }
        Path directory = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(directory, "accounts", ".tmp");
        try {
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(fresh, lines, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The accounts that count now. */
    synchronized Map<String, Account> now() {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            long length = Files.size(file);
            if (!time.equals(written) || length != size) {
                accounts = read(file);
                written = time;
                size = length;
            }
        } catch (IOException e) {
            LOG.error("accounts: {}; nobody is let in", e.getMessage());
            accounts = Map.of();
            written = null;
        }
        return accounts;
    }

    /** The account of that name. */
    public Optional<Account> find(String name) {
        return Optional.ofNullable(now().get(name));
    }

    /** The account whose key this is. */
    public Optional<Account> byKey(String key) {
        String digest = Password.digest(key);
        return now().values().stream().filter(account -> digest.equals(account.key())).findFirst();
    }
}
