package id.kentongan.pipeline.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which addresses processes listen on, as the kernel of Linux tells it. */
final class Listeners {

    private static final Set<String> LOOPBACK =
            Set.of(
                    "0100007F",
                    "00000000000000000000000001000000",
                    "0000000000000000FFFF00000100007F");

    private static final String SOCKET = "socket:[";

    private static final String LISTENING = "0A";

    private Listeners() {}

    /** Whether this system tells. */
    static boolean known() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /** Addresses, in hexadecimal as the kernel writes them, that {@code pids} listen on. */
    static List<String> of(Collection<Long> pids) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (long pid : pids) {
            try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
                for (Path file : files.toList()) {
                    String target = target(file);
                    if (target.startsWith(SOCKET)) {
                        sockets.add(target.substring(SOCKET.length(), target.length() - 1));
                    }
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            Path path = Path.of(table);
            if (!Files.isReadable(path)) {
                continue;
            }
            for (String line : Files.readAllLines(path)) {
                String[] cells = line.strip().split("\\s+");
                if (cells.length > 9 && cells[3].equals(LISTENING) && sockets.contains(cells[9])) {
                    addresses.add(cells[1]);
                }
            }
        }
        return addresses;
    }

    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            return "closed in the meantime";
        }
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.contains(address.substring(0, address.indexOf(':')));
    }
}
