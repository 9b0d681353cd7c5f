package dev.patchbay.delivery;

import dev.patchbay.lifecycle.WireEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event, as it is kept.
 *
 * @param request headers that were sent
 * @param answer without secrets and tokens: a header's null values had one
 */
record Attempt(WireEvent event, Instant at, Request request, Kept answer) {

    /**
     * What was asked.
     *
     * @param body what was sent where that was not the log's body: with null for what was added; else null
     * @param resend whether somebody asked for this attempt apart from the stream's order
     */
    record Request(
            URI url, Map<String, String> headers, @Nullable String body, boolean resend) {}

    /** What is kept of the answer; status, headers and body are null where none came, the error where one did. */
    record Kept(
            @Nullable Integer status,
            @Nullable Map<String, @Nullable List<String>> headers,
            KeptAttempt.@Nullable Body body,
            @Nullable String error,
            long latencyMillis) {}
}
