package dev.patchbay.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells the network that one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 one. */
final class NetworkAddress {

    private static final int SUBSCRIBER_BYTES = 8;

    private NetworkAddress() {}

    static String network(String remoteAddress) {
        try {
            return InetAddress.ofLiteral(remoteAddress) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), SUBSCRIBER_BYTES))
                    : remoteAddress;
        } catch (IllegalArgumentException notAnAddress) {
            return remoteAddress;
        }
    }
}
