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
    private final Content content;
    private final Duration latency;

    /** A body, or its beginning. */
    static final class Content {

        private final byte[] bytes;
        private final boolean cut;

        Content(byte[] bytes, boolean cut) {
            this.bytes = bytes;
            this.cut = cut;
        }
    }

    EgressResponse(int status, Map<String, List<String>> headers, Content content, Duration latency) {
        this.status = status;
        this.headers = headers;
        this.content = content;
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
        return content.bytes.clone();
    }

    /** The body as UTF-8; malformed parts are replaced. */
    public String text() {
        return new String(content.bytes, StandardCharsets.UTF_8);
    }

    /** Whether the body was larger than asked for, and this is its beginning. */
    public boolean cut() {
        return content.cut;
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
