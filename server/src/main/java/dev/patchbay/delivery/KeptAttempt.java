package dev.patchbay.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt as it is on record, without secrets and tokens: in their place stands null. */
public record KeptAttempt(UUID id, Instant at, boolean resend, Sent sent, Received received) {

    /** What was sent. */
    public record Sent(String url, Map<String, String> headers, String body) {}

    /** What came back; status, headers and body are null where nothing came, the error where something did. */
    public record Received(
            @Nullable Integer status,
            @Nullable Map<String, @Nullable List<String>> headers,
            @Nullable Body body,
            @Nullable String error,
            long latencyMillis) {

        /** Whether the endpoint took the event. */
        public boolean delivered() {
            return status != null && status / 100 == 2;
        }
    }

    /**
     * As much of a body as is kept.
     *
     * @param cut whether there was more
     */
    public record Body(String text, boolean cut) {}
}
