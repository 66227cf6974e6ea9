package id.kentongan.dashboards.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The one command; each thing it does is a subcommand. */
@Command(
        name = "kentongan",
        description = "Early warning of social conflict in Indonesia.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "kentongan 0.1.0-SNAPSHOT",
        subcommands = {
            AccountCommand.class,
            BackupCommand.class,
            CheckConfigCommand.class,
            CollectCommand.class,
            CourierCommand.class,
            DemoCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            FeedsCommand.class,
            FitCommand.class,
            ImportCommand.class,
            KnowledgeCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            RestoreCommand.class,
            RunCommand.class,
            ServeCommand.class,
            TagCommand.class,
            ThresholdsCommand.class,
            TrainCommand.class,
            WatchdogCommand.class
        })
public final class KentonganCommand implements Runnable {

    /** Exit code when the command itself cannot work. */
    static final int CANNOT = 2;

    @Spec private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // whatever the locale says: what goes in and out is UTF-8
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        int exit = commandLine().execute(arguments);
        System.out.flush();
        if (System.out.checkError()) {
            exit = exit == 0 ? CANNOT : exit;
        }
        System.exit(exit);
    }

    /** The command with its rules for errors, as the tests use it too. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new KentonganCommand());
        line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, KentonganCommand::date);
        line.setParameterExceptionHandler(
                (exception, arguments) -> {
                    CommandLine at = exception.getCommandLine();
                    at.getErr()
                            .println(
                                    "kentongan: "
                                            + oneLine(exception.getMessage())
                                            + " (see: kentongan "
                                            + help(at)
                                            + ")");
                    return CANNOT;
                });
        line.setExecutionExceptionHandler(
                (exception, at, parsed) -> {
                    at.getErr().println("kentongan: " + oneLine(reason(exception)));
                    if (System.getenv("KENTONGAN_DEBUG") != null) {
                        exception.printStackTrace(at.getErr());
                    }
                    return CANNOT;
                });
        return line;
    }

    private static LocalDate date(String stated) {
        try {
            return LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw new TypeConversionException("not a date such as 2001-12-31: " + stated);
        }
    }

    private static String help(CommandLine at) {
        String name = at.getCommandName();
        return name.equals("kentongan") ? "--help" : name + " --help";
    }

    /** The innermost message that says something. */
    private static String reason(Throwable thrown) {
        if (thrown instanceof Refusal) {
            return String.valueOf(thrown.getMessage());
        }
        String said = null;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Refusal) {
                return String.valueOf(at.getMessage());
            }
            if (at.getMessage() != null && !at.getMessage().isBlank()) {
                said = at.getMessage();
            }
        }
        return (said == null ? thrown.getClass().getSimpleName() : said)
                + " (unexpected; set KENTONGAN_DEBUG=1 to see where)";
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
