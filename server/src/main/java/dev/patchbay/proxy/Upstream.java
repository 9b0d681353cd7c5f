package dev.patchbay.proxy;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers a part of our addresses.
 *
 * @param address origin, and the path that goes before what is below the prefix
 * @param prefix the part of our own paths that is left away, such as {@code /v1}
 */
public record Upstream(URI address, String prefix) {

    /** Where an address of ours is found there. */
    String target(String path, @Nullable String query) {
        String below = path.substring(prefix.length());
        return origin(address) + leading() + below + (query == null ? "" : "?" + query);
    }

    /** Where an address of theirs is found with us; as it is where that is nowhere. */
    String located(String location, URI base) {
        String path = location;
        boolean whole = location.startsWith(origin(address) + "/");
        if (whole) {
            path = location.substring(origin(address).length());
        }
        boolean below = path.startsWith(leading() + "/") && !path.startsWith("//");
        return below ? (whole ? base : "") + prefix + path.substring(leading().length()) : location;
    }

    HttpHost host() {
        return new HttpHost(address.getScheme(), address.getHost(), address.getPort());
    }

    private String leading() {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Scheme, host and port, as the audience of assertions names the server. */
    public static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
