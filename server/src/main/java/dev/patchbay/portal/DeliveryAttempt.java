package dev.patchbay.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell an event. Secrets and tokens are null in it.
 *
 * @param resend whether somebody asked for it apart from the stream's order
 * @param status null where no answer came
 * @param responseCut whether the answer was longer than what is kept of it
 * @param error why no answer came; null where one did
 * @param delivered whether the endpoint took the event
 */
record DeliveryAttempt(
        UUID id,
        Instant at,
        boolean resend,
        String url,
        Map<String, String> requestHeaders,
        String requestBody,
        @Nullable Integer status,
        @Nullable Map<String, @Nullable List<String>> responseHeaders,
        @Nullable String responseBody,
        boolean responseCut,
        @Nullable String error,
        long latencyMs,
        boolean delivered) {}
