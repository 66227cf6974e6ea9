package id.kentongan.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

    @Test
    void givesEachPortOnceAndNoneThatASystemDrawsForOutgoingConnections() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            int port = LoopbackPorts.free();
            assertThat(port).isBetween(15_000, 31_999);
            assertThat(seen.add(port)).as("port %d", port).isTrue();
        }
    }

    @Test
    void passesOverPortsOnWhichSomethingListens() throws Exception {
        int port = LoopbackPorts.free();
        try (ServerSocket next =
                new ServerSocket(
                        port == 31_999 ? 15_000 : port + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPorts.free()).isNotEqualTo(next.getLocalPort());
        }
    }
}
