package id.kentongan.dashboards.cli;

import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.access.Accounts;
import id.kentongan.dashboards.access.Password;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: who may log in to the console, and which offices may report with a key. */
@Command(
        name = "account",
        description = {
            "Accounts of the console: one for each office. A change counts at once, also in a running"
                    + " console; an account that is taken out is logged out.",
            "Roles: kabupaten and provinsi see and decide on their own region; penilai sees all and"
                    + " changes nothing; admin may all."
        },
        subcommands = {
            AccountCommand.Add.class,
            AccountCommand.Key.class,
            AccountCommand.Listing.class,
            AccountCommand.Revoke.class
        },
        mixinStandardHelpOptions = true)
final class AccountCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The file that all of them change. */
    private abstract static class OnFile {

        @Option(
                names = "--accounts",
                paramLabel = "FILE",
                defaultValue = "${env:KENTONGAN_ACCOUNTS:-accounts.txt}",
                description = "the file (accounts.txt; environment: KENTONGAN_ACCOUNTS)")
        private Path file = Path.of("accounts.txt");

        Map<String, Account> read() {
            try {
                return Accounts.read(file);
            } catch (IOException e) {
                throw new Refusal(String.valueOf(e.getMessage()), e);
            }
        }

        boolean exists() {
            return Files.exists(file);
        }

        void write(Map<String, Account> accounts) {
            try {
                Accounts.write(file, accounts.values());
            } catch (IOException e) {
                throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
            }
        }

        static Account one(Map<String, Account> accounts, String name) {
            Account account = accounts.get(name);
            if (account == null) {
                throw new Refusal("no account " + name + "; `kentongan account list` shows all");
            }
            return account;
        }
    }

    /** {@code account add}. */
    @Command(
            name = "add",
            description = "Makes an account, or gives one another password. Asks for the password.",
            mixinStandardHelpOptions = true)
    static final class Add extends OnFile implements Runnable {

        @Parameters(paramLabel = "NAME", description = "to log in with")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                description = "kabupaten, provinsi, penilai, admin")
        private String role = "";

        @Option(names = "--region", defaultValue = "00", description = "NN.NN, NN, or 00 (00)")
        private String region = "00";

        @Option(names = "--office", description = "name of the office for people (NAME)")
        private @Nullable String office;

        @Override
        public void run() {
            Map<String, Account> accounts = exists() ? read() : new TreeMap<>();
            Account before = accounts.get(name);
            try {
                Account account =
                        Accounts.checked(
                                name, role, region, office == null ? name : office, null, null);
                String hash = Password.hash(password());
                accounts.put(
                        name,
                        new Account(
                                account.name(),
                                account.role(),
                                account.region(),
                                account.office(),
                                hash,
                                before == null ? null : before.key()));
            } catch (IllegalArgumentException e) {
                throw new Refusal(String.valueOf(e.getMessage()), e);
            }
            write(accounts);
            System.out.println("account " + accounts.get(name));
        }

        private static char[] password() {
            Console console = System.console();
            if (console != null) {
                char[] first = console.readPassword("Password: ");
                char[] second = console.readPassword("Again: ");
                if (first == null || !java.util.Arrays.equals(first, second)) {
                    throw new Refusal("the two passwords differ");
                }
                return first;
            }
            try {
                String line =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                                .readLine();
                return line == null ? new char[0] : line.toCharArray();
            } catch (IOException e) {
                throw new Refusal("cannot read the password from standard input", e);
            }
        }
    }

    /** {@code account key}. */
    @Command(
            name = "key",
            description =
                    "Makes a new key with which the office sends reports, and prints it once; an older"
                            + " key no longer counts.",
            mixinStandardHelpOptions = true)
    static final class Key extends OnFile implements Runnable {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public void run() {
            Map<String, Account> accounts = read();
            Account account = one(accounts, name);
            String key = Password.random();
            accounts.put(
                    name,
                    new Account(
                            account.name(),
                            account.role(),
                            account.region(),
                            account.office(),
                            account.password(),
                            Password.digest(key)));
            write(accounts);
            System.out.println(key);
        }
    }

    /** {@code account list}. */
    @Command(name = "list", description = "Shows the accounts.", mixinStandardHelpOptions = true)
    static final class Listing extends OnFile implements Runnable {

        @Override
        public void run() {
            read().values()
                    .forEach(
                            account ->
                                    System.out.println(
                                            String.join(
                                                    "\t",
                                                    account.name(),
                                                    account.role().word(),
                                                    account.region(),
                                                    account.office(),
                                                    account.password() == null ? "-" : "password",
                                                    account.key() == null ? "-" : "key")));
        }
    }

    /** {@code account revoke}. */
    @Command(
            name = "revoke",
            description = "Takes an account out: it is logged out, its key no longer counts.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends OnFile implements Runnable {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public void run() {
            Map<String, Account> accounts = read();
            one(accounts, name);
            accounts.remove(name);
            write(accounts);
            System.out.println("revoked " + name);
        }
    }
}
