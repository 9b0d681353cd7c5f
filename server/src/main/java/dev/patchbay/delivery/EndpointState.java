package dev.patchbay.delivery;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An integration's endpoint as people see it.
 *
 * @param url null where the integration reads its events by itself
 * @param disabled null while it is called
 * @param waiting how many streams have something undelivered that is attempted by itself
 * @param stopped how many streams have something undelivered and wait for somebody to act
 */
public record EndpointState(
        @Nullable URI url, Breaker breaker, @Nullable Disabled disabled, long waiting, long stopped) {

    /**
     * Whether the endpoint is called as usual.
     *
     * @param state {@code closed}: as usual; {@code open}: not before the next probe; {@code probing}: a probe is under way
     * @param failures in a row that count against the endpoint
     * @param failingSince the first failed attempt since the last 2xx
     * @param restingUntil until when it asked to be left alone
     */
    public record Breaker(
            String state,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant restingUntil,
            @Nullable Instant nextProbeAt) {}

    /**
     * It is not called.
     *
     * @param because {@code gone}: it answered 410; {@code silent}: it took nothing for too long
     */
    public record Disabled(Instant at, String because) {}
}
