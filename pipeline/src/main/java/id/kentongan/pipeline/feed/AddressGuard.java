package id.kentongan.pipeline.feed;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * Refuses addresses inside: what a feed names is asked by our machine, not by a reader's. A name is
 * resolved once for each connection, the answer is checked, and the connection goes to what was
 * checked: a name that answers otherwise the second time leads nowhere else. Sockets check once
 * more what they connect to, however it was written.
 */
final class AddressGuard implements Dns {

    private final boolean allowPrivate;

    private final Dns resolver;

    AddressGuard(boolean allowPrivate) {
        this(allowPrivate, Dns.SYSTEM);
    }

    AddressGuard(boolean allowPrivate, Dns resolver) {
        this.allowPrivate = allowPrivate;
        this.resolver = resolver;
    }

    /** Throws a {@link FeedFault} unless {@code address} is a plain web address. */
    void check(URI address) throws FeedFault {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FeedFault("address-refused", "not http or https: " + address);
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new FeedFault("address-refused", "no plain host: " + address);
        }
    }

    /** The addresses of {@code host}, all of them or none; connections go to these. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = resolver.lookup(host);
        if (!allowPrivate) {
            for (InetAddress one : found) {
                if (inside(one)) {
                    throw new Refused(host);
                }
            }
        }
        return found;
    }

    /** Sockets that connect nowhere inside. */
    SocketFactory sockets() {
        return new GuardedSockets();
    }

    private final class GuardedSockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress to, int timeout) throws IOException {
                    if (!allowPrivate && to instanceof InetSocketAddress at) {
                        if (at.getAddress() == null || inside(at.getAddress())) {
                            throw new Refused(at.getHostString());
                        }
                    }
                    super.connect(to, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw unchecked();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw unchecked();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw unchecked();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw unchecked();
        }

        private static UnsupportedOperationException unchecked() {
            return new UnsupportedOperationException("connects before it is checked");
        }
    }

    /** A name that leads inside. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is an address inside");
        }
    }

    static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4 ? sharedOrReserved(bytes) : embedding(address, bytes));
    }

    private static boolean sharedOrReserved(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first == 0
                || (first == 100 && (second & 0xC0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xFE) == 18)
                || first >= 240;
    }

    /** Unique local addresses, and those that lead to an IPv4 address written into them. */
    private static boolean embedding(InetAddress address, byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        // ::ffff:a.b.c.d comes as an IPv4 address
        boolean compatible = first == 0 && second == 0;
        boolean translated = first == 0x64 && second == 0xFF9B;
        boolean tunnelled = first == 0x2002 || (first == 0x2001 && second == 0);
        return uniqueLocal || compatible || translated || tunnelled;
    }
}
