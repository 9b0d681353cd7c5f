package dev.patchbay.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An address to listen on or to connect to. */
record HostAndPort(String host, int port) {

    private static final int GREATEST = 65_535;

    HostAndPort {
        if (host.isBlank()
                || port < 0
                || port > GREATEST
                || host.chars().anyMatch(c -> c <= ' ' || c == ',' || c == '/')) {
            throw new IllegalArgumentException("an address is host:port, such as 127.0.0.1:9092");
        }
    }

    /** How settings are read. */
    public static HostAndPort of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("an address is host:port, such as 127.0.0.1:9092");
        }
        return new HostAndPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    HostAndPort at(int otherPort) {
        return new HostAndPort(host, otherPort);
    }

    /** Whether nobody outside this machine reaches it; a name that cannot be resolved is not known to be one. */
    boolean isLoopback() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host.replaceAll("^\\[|\\]$", ""));
            return Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
