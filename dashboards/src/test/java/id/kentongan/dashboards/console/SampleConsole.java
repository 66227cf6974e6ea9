package id.kentongan.dashboards.console;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Opens the console over {@link Sample}, to look at it while working on it. */
final class SampleConsole {

    private SampleConsole() {}

    public static void main(String[] args) throws Exception {
        ConsoleOptions options = ConsoleOptions.showing();
        if (args.length > 1) {
            options = options.withReplays(Path.of(args[1]));
        }
        try (ConsoleServer server =
                ConsoleServer.start(Integer.parseInt(args[0]), Sample.store(), options)) {
            System.out.println(server.address());
            new CountDownLatch(1).await();
        }
    }
}
