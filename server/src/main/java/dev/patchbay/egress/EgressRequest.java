package dev.patchbay.egress;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request to an address that somebody else supplied. Immutable; each {@code with…} makes a new one. */
public final class EgressRequest {

    private static final Limits USUAL = new Limits(Duration.ofSeconds(15), 64 * 1024, false);

    /** The door itself sets these. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "accept-encoding", "expect", "upgrade");

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Limits limits;

    /** Bounds of the exchange; {@code cut} takes the beginning of a body that is too large. */
    private record Limits(Duration timeout, int maximumBody, boolean cut) {}

    private EgressRequest(String method, URI uri, Map<String, String> headers, byte[] body, Limits limits) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.limits = limits;
    }

    public static EgressRequest get(URI uri) {
        return new EgressRequest("GET", uri, Map.of(), new byte[0], USUAL);
    }

    public static EgressRequest post(URI uri, byte[] body) {
        return new EgressRequest("POST", uri, Map.of(), body.clone(), USUAL);
    }

    /** Adds a header, or replaces the one of this name. */
    public EgressRequest withHeader(String name, String value) {
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is set by the door itself");
        }
        if ((name + value).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the header " + name + " has a control character");
        }
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new EgressRequest(method, uri, more, body, limits);
    }

    /** Limits the whole exchange, from the look-up of the name to the last byte of the body; 15 s without it. */
    public EgressRequest withTimeout(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("the timeout must be positive: " + limit);
        }
        return new EgressRequest(method, uri, headers, body, new Limits(limit, limits.maximumBody, limits.cut));
    }

    /** Limits the answer's body after decompression, in bytes; 64 KiB without it. */
    public EgressRequest withMaximumBody(int bytes) {
        return new EgressRequest(method, uri, headers, body, new Limits(limits.timeout, bytes, limits.cut));
    }

    /** Takes the beginning of an answer whose body is larger than the limit, instead of refusing it. */
    public EgressRequest withBodyCut() {
        return new EgressRequest(method, uri, headers, body, new Limits(limits.timeout, limits.maximumBody, true));
    }

    String method() {
        return method;
    }

    URI uri() {
        return uri;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Duration timeout() {
        return limits.timeout;
    }

    int maximumBody() {
        return limits.maximumBody;
    }

    boolean cut() {
        return limits.cut;
    }

    /** Neither headers nor body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
