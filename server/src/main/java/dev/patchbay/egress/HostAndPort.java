package dev.patchbay.egress;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection goes.
 *
 * @param host lower-case name, or an address literal without brackets
 */
record HostAndPort(String host, int port) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|::1");

    HostAndPort {
        host = host.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
    }

    /** Whether it is written as this very machine, whatever the name leads to. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Reads {@code host:port}, an IPv6 address in brackets; null when it is neither. */
    static @Nullable HostAndPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        boolean bare = host.contains(":") && !host.startsWith("[");
        if (host.isEmpty() || bare || host.contains("/") || host.contains("*") || !port.matches("[1-9][0-9]{0,4}")) {
            return null;
        }
        int number = Integer.parseInt(port);
        return number > 65_535 ? null : new HostAndPort(host, number);
    }

    /** The host and the effective port of an address; null when it has no host. */
    static @Nullable HostAndPort of(URI uri) {
        if (uri.getHost() == null) {
            return null;
        }
        int defaultPort = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? defaultPort : uri.getPort());
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
