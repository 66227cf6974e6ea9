package id.kentongan.dashboards.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
final class Ports {

    private Ports() {}

    /**
     * {@code port} itself if it is free, any free one for 0.
     *
     * @throws Refusal if something listens there already
     */
    static int free(int port, String purpose, String setting) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new Refusal(
                    "port "
                            + port
                            + " ("
                            + purpose
                            + ") is in use: stop what listens there or set "
                            + setting,
                    e);
        }
    }
}
