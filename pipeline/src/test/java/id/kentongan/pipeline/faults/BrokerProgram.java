package id.kentongan.pipeline.faults;

import id.kentongan.pipeline.kafka.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own: directory, port, port of its controller. */
public final class BrokerProgram {

    private BrokerProgram() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                -1);
        new CountDownLatch(1).await();
    }
}
