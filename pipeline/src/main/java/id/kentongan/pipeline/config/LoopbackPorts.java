package id.kentongan.pipeline.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine's loopback address for parts that are started here and have no port of
 * their own, such as the store of a demo. They lie below those that a system draws for outgoing
 * connections (from 32768 on Linux, from 49152 elsewhere): such a connection can take a port that
 * was free a moment ago, and a client that calls a part before it listens can even be connected to
 * itself.
 */
public final class LoopbackPorts {

    private static final int FIRST = 15_000;

    private static final int COUNT = 17_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private LoopbackPorts() {}

    /**
     * A port on which nothing listens, another one at each call.
     *
     * @throws IllegalStateException if there is none
     */
    public static int free() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IllegalStateException(
                "no free port from "
                        + FIRST
                        + " to "
                        + (FIRST + COUNT - 1)
                        + ": stop what listens");
    }
}
