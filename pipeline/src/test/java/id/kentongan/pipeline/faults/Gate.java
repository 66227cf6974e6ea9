package id.kentongan.pipeline.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A door on loopback to another port, which a test shuts or makes slow. */
final class Gate implements AutoCloseable {

    private final ServerSocket door;

    private final int behind;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile boolean shut;

    private volatile Duration delay = Duration.ZERO;

    private Gate(ServerSocket door, int behind) {
        this.door = door;
        this.behind = behind;
    }

    static Gate to(int port) throws IOException {
        Gate gate = new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        start(gate::welcome);
        return gate;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts every connection; new ones are cut at once. */
    void shut() {
        shut = true;
        open.forEach(Gate::cut);
    }

    /** Lets connections through again, with {@code each} before every piece that goes in. */
    void open(Duration each) {
        delay = each;
        shut = false;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                if (shut) {
                    cut(here);
                    continue;
                }
                Socket there = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(here);
                open.add(there);
                start(() -> pump(here, there, true));
                start(() -> pump(there, here, false));
            } catch (IOException e) {
                // the door was closed, or what lies behind it is away: the caller sees it
            }
        }
    }

    private void pump(Socket from, Socket to, boolean inwards) {
        byte[] piece = new byte[16_384];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (inwards && !delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                out.write(piece, 0, n);
            }
        } catch (IOException e) {
            // cut on purpose, or by one side
        } finally {
            cut(from);
            cut(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void start(Runnable what) {
        Thread thread = new Thread(what, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is cut
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        shut();
    }
}
