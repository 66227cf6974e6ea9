package id.kentongan.pipeline.feed;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Refuses addresses inside: what a feed names is asked by our machine, not by a reader's. */
final class AddressGuard {

    private final boolean allowPrivate;

    AddressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Throws a {@link FeedFault} unless {@code address} may be asked. */
    void check(URI address) throws FeedFault {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FeedFault("address-refused", "not http or https: " + address);
        }
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            throw new FeedFault("address-refused", "no plain host: " + address);
        }
        if (allowPrivate) {
            return;
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (inside(one)) {
                    throw new FeedFault("address-refused", host + " is an address inside");
                }
            }
        } catch (UnknownHostException e) {
            throw new FeedFault("unknown-host", host);
        }
    }

    static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        boolean sharedOrReserved =
                bytes.length == 4
                        && ((bytes[0] & 0xFF) == 0
                                || ((bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64)
                                || (bytes[0] & 0xFF) >= 240);
        // ::ffff:a.b.c.d comes as an IPv4 address; 64:ff9b::/96 leads to one
        boolean translated =
                bytes.length == 16
                        && bytes[0] == 0
                        && bytes[1] == 0x64
                        && (bytes[2] & 0xFF) == 0xFF
                        && (bytes[3] & 0xFF) == 0x9B;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || sharedOrReserved
                || translated;
    }
}
