package dev.patchbay.egress;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer, of whatever status: redirects are not followed. */
public final class EgressResponse implements EgressResult {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Duration latency;

    EgressResponse(int status, Map<String, List<String>> headers, byte[] body, Duration latency) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.latency = latency;
    }

    public int status() {
        return status;
    }

    /** All headers; names as they came, in any case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /** The body after decompression. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8; malformed parts are replaced. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public Duration latency() {
        return latency;
    }

    @Override
    public String toString() {
        return status + " in " + latency.toMillis() + " ms";
    }
}
