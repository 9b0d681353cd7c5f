package dev.patchbay.delivery;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the delivery of an integration's events goes, and what people may do about it. Who may, the caller decides. */
@Component
public class Deliveries {

    private final Places places;
    private final Endpoints endpoints;
    private final Attempts attempts;
    private final EventLog log;
    private final Wakeups wakeups;
    private final Clock clock;

    Deliveries(Places places, Endpoints endpoints, Attempts attempts, EventLog log, Wakeups wakeups, Clock clock) {
        this.places = places;
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.log = log;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** How the integration is told about an installation; empty when there was never anything to tell. */
    @Transactional(readOnly = true)
    public Optional<Progress> progressOf(InstallationId installation) {
        return places.find(installation).map(place -> {
            var endpoint = endpoints.find(place.integration()).orElse(null);
            var tally = attempts.tally(place.stream(), Math.min(place.position() + 1, place.head()));
            return new Progress(
                    tally.map(Attempts.Tally::attempts).orElse(0),
                    tally.map(Attempts.Tally::lastAt).orElse(null),
                    tally.map(Attempts.Tally::last).orElse(null),
                    stopped(place, endpoint) || place.upToDate() ? null : nextAttempt(place, endpoint),
                    stopped(place, endpoint));
        });
    }

    /**
     * Attempts the next event of an installation at once, whatever it waits for; a stream that had stopped begins its schedule
     * anew. An endpoint that is disabled is called this once, and again for everybody when it takes the event.
     */
    @Transactional
    public void tryNow(InstallationId installation) {
        var place = places.find(installation).orElse(null);
        if (place == null || place.upToDate()) {
            return;
        }
        places.attemptNow(place.stream());
        var endpoint = endpoints.find(place.integration()).orElse(null);
        if (endpoint != null && endpoint.troubled()) {
            var locked = endpoints.lock(place.integration());
            endpoints.save(locked.tried(place.stream(), clock.instant()));
        }
        wakeups.stream(place.stream(), place.integration());
    }

    /**
     * Sends one event again, once and at once; the place of its stream stays.
     *
     * @throws ProblemException {@code not-found} when the log does not have it (any more)
     */
    @Transactional
    public void resend(EventId event) {
        var found = log.find(event)
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "This event is not in the log. Events are kept for a limited time."));
        wakeups.resend(event, found.stream().integration());
    }

    /** Delivers an installation's events again from the first one at or after an instant. */
    @Transactional
    public void recoverSince(InstallationId installation, Instant since) {
        places.find(installation)
                .flatMap(place -> log.firstSince(place.stream(), since))
                .ifPresent(this::recoverFrom);
    }

    /** Delivers the events of all streams of an integration again, each from its first one at or after an instant. */
    @Transactional
    public void recoverSince(IntegrationId integration, Instant since) {
        log.firstSince(integration, since).forEach(this::recoverFrom);
    }

    private void recoverFrom(WireEvent first) {
        var stream = first.stream();
        places.setBefore(stream.id(), first.sequence());
        wakeups.stream(stream.id(), stream.integration());
    }

    private static boolean stopped(Place place, @Nullable Endpoint endpoint) {
        return place.waiting().stoppedAt() != null
                || (endpoint != null && endpoint.disabled() != null && !endpoint.probedBy(place.stream()));
    }

    private Instant nextAttempt(Place place, @Nullable Endpoint endpoint) {
        var next = latest(clock.instant(), place.waiting().nextAttemptAt());
        if (endpoint == null) {
            return next;
        }
        var probe = endpoint.probe();
        return latest(latest(next, endpoint.health().restingUntil()), probe == null ? null : probe.at());
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
