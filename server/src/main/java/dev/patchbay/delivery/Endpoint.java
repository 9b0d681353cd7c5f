package dev.patchbay.delivery;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an integration is told its events, and how that goes.
 *
 * @param address the URL that it was last called at, or null before the first time
 * @param probe what is done while the breaker is open; null while it is closed
 */
record Endpoint(
        IntegrationId integration,
        @Nullable String address,
        Health health,
        @Nullable Probe probe,
        @Nullable Disabled disabled) {

    /**
     * How it has answered lately.
     *
     * @param failures failures in a row that count against the endpoint
     * @param failingSince the first attempt since the last 2xx that failed in any way
     * @param restingUntil until when it asked to be left alone
     */
    record Health(
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant restingUntil) {

        static final Health GOOD = new Health(0, null, null);
    }

    /**
     * While the breaker is open, one stream at a time tries whether the endpoint is back.
     *
     * @param stream the stream that tries; null: the next one that has something to deliver
     * @param number failed attempts, from which the next delay follows
     * @param at when it tries
     * @param until while an attempt is on its way: when it is given up for lost
     */
    record Probe(
            @Nullable UUID stream,
            int number,
            Instant at,
            @Nullable Instant until) {}

    /** It is not called until somebody asks for it or its address changes. */
    record Disabled(Reason reason, Instant at) {}

    /** Why an endpoint is not called. */
    enum Reason {
        GONE,
        SILENT
    }

    static Endpoint fresh(IntegrationId integration, String address) {
        return new Endpoint(integration, address, Health.GOOD, null, null);
    }

    boolean troubled() {
        return disabled != null || probe != null || !health.equals(Health.GOOD);
    }

    /** Whether the breaker is open and this is the stream that tries. */
    boolean probedBy(UUID stream) {
        return probe != null && stream.equals(probe.stream());
    }

    /** Called at this address, which is not the one of before when the listing has changed. */
    Endpoint at(String called) {
        return new Endpoint(integration, called, health, probe, disabled);
    }

    /** It took an event of this stream. One that is disabled stays so unless it was tried: this was on its way when it was. */
    Endpoint delivered(UUID stream) {
        return new Endpoint(integration, address, Health.GOOD, probeAfter(stream), probedBy(stream) ? null : disabled);
    }

    /** It answered, but did not take an event of this stream: it is up, so the breaker closes. */
    Endpoint refused(UUID stream, Instant now) {
        return new Endpoint(integration, address, new Health(0, failingSince(now), null), probeAfter(stream), disabled);
    }

    /** What was on its way when an endpoint was disabled does not end another stream's attempt to bring it back. */
    private @Nullable Probe probeAfter(UUID stream) {
        return disabled == null || probedBy(stream) ? null : probe;
    }

    Endpoint failed(Instant now, @Nullable Instant restingUntil) {
        return new Endpoint(
                integration,
                address,
                new Health(health.failures() + 1, failingSince(now), restingUntil),
                probe,
                disabled);
    }

    Endpoint with(@Nullable Probe next) {
        return new Endpoint(integration, address, health, next, disabled);
    }

    Endpoint disabled(Reason reason, Instant now) {
        return new Endpoint(integration, address, health, null, new Disabled(reason, now));
    }

    /**
     * Called again because somebody asks for it: while it is in trouble or wants to be left alone, by this stream alone. One
     * that is disabled is called once, and stays disabled unless it takes the event.
     */
    Endpoint tried(UUID stream, Instant now) {
        var resting = health.restingUntil();
        if (probe == null && disabled == null && (resting == null || !resting.isAfter(now))) {
            return this;
        }
        return new Endpoint(
                integration,
                address,
                new Health(health.failures(), health.failingSince(), null),
                new Probe(stream, probe == null ? 1 : probe.number(), now, null),
                disabled);
    }

    private Instant failingSince(Instant now) {
        var since = health.failingSince();
        return since == null ? now : since;
    }
}
