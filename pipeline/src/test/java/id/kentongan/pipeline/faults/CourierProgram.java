package id.kentongan.pipeline.faults;

import id.kentongan.pipeline.notify.CourierService;
import id.kentongan.pipeline.notify.OfficeDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** The courier in a process of its own, in the years of the messages that it delivers. */
final class CourierProgram {

    private CourierProgram() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments servers, directory of the office, directory of the courier, the time it is
     */
    public static void main(String[] arguments) throws Exception {
        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", arguments[0]);
        Clock clock =
                Clock.offset(
                        Clock.systemUTC(),
                        Duration.between(Instant.now(), Instant.parse(arguments[3])));
        try (CourierService courier =
                CourierService.start(
                        OfficeDirectory.read(Path.of(arguments[1])).checked(Map.of()),
                        Map.of(),
                        kafka,
                        "courier",
                        Path.of(arguments[2]),
                        UnaryOperator.identity(),
                        clock)) {
            System.out.println("courier runs, " + courier.unreadable() + " unreadable");
            new CountDownLatch(1).await();
        }
    }
}
