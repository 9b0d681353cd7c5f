package dev.patchbay.delivery;

import dev.patchbay.delivery.Endpoint.Probe;
import dev.patchbay.delivery.Endpoint.Reason;
import dev.patchbay.lifecycle.Deliverables;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what came of an attempt: the attempt itself, the place of the stream, the health of the endpoint and what follows
 * from a delivery, all or nothing. Rows are locked in the order installation, place, endpoint, job, here as everywhere.
 */
@Component
class Results {

    private static final Logger log = LoggerFactory.getLogger(Results.class);

    private final Attempts attempts;
    private final Places places;
    private final Endpoints endpoints;
    private final Deliverables deliverables;
    private final Wakeups wakeups;
    private final RetrySchedule schedule;
    private final DeliverySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DeliveryMeters meters;

    Results(
            Attempts attempts,
            Places places,
            Endpoints endpoints,
            Deliverables deliverables,
            Wakeups wakeups,
            RetrySchedule schedule,
            DeliverySettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            DeliveryMeters meters) {
        this.attempts = attempts;
        this.places = places;
        this.endpoints = endpoints;
        this.deliverables = deliverables;
        this.wakeups = wakeups;
        this.schedule = schedule;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.meters = meters;
    }

    @Transactional
    void record(Step.Send step, Attempt attempt, Answer answer) {
        attempts.add(attempt);
        var verdict = Verdict.of(answer);
        meters.attempted(verdict, answer.latency());
        switch (verdict) {
            case DELIVERED -> delivered(step);
            case EVENT_REFUSED -> refused(step, answer);
            case ENDPOINT_FAILED -> failed(step, answer);
            case GONE -> gone(step);
        }
    }

    /**
     * An event that somebody had sent again: a 2xx proves that the endpoint is up, a failure counts for nothing.
     *
     * @param tried whether it was sent to a draft, which says nothing of the endpoint that is offered
     */
    @Transactional
    void recordResent(WireEvent event, Attempt attempt, Answer answer, boolean tried) {
        attempts.add(attempt);
        meters.attempted(Verdict.of(answer), answer.latency());
        if (Verdict.of(answer) == Verdict.DELIVERED) {
            deliverables.delivered(event);
            if (!tried) {
                endpointIsUp(event);
            }
        }
    }

    private void delivered(Step.Send step) {
        deliverables.delivered(step.event());
        if (!places.advance(step.place(), step.event().sequence())) {
            log.info(
                    "Event {} was delivered, but its place was set anew meanwhile",
                    step.event().id());
        }
        endpointIsUp(step.event());
    }

    private void endpointIsUp(WireEvent event) {
        var integration = event.stream().integration();
        if (endpoints.find(integration).filter(Endpoint::troubled).isEmpty()) {
            return;
        }
        var endpoint = endpoints.lock(integration);
        var delivered = endpoint.delivered(event.stream().id());
        endpoints.save(delivered);
        resumeIfOpen(endpoint, delivered);
    }

    private void refused(Step.Send step, Answer answer) {
        failedAttempt(step, answer, false);
        var endpoint = endpoints.lock(step.place().integration());
        watchSilence(endpoint);
        var refused = endpoint.at(addressOf(step)).refused(step.place().stream(), clock.instant());
        endpoints.save(refused);
        resumeIfOpen(endpoint, refused);
    }

    private void failed(Step.Send step, Answer answer) {
        var next = failedAttempt(step, answer, true);
        var endpoint = endpoints.lock(step.place().integration());
        watchSilence(endpoint);
        var failed = endpoint.at(addressOf(step))
                .failed(clock.instant(), schedule.retryAfter(answer).orElse(null));
        endpoints.save(failed.with(probeAfter(step, answer, failed, next)));
    }

    /** Notes the failed attempt; empty when it was the last of the schedule. */
    private Optional<Instant> failedAttempt(Step.Send step, Answer answer, boolean heldByEndpoint) {
        int failures = step.place().waiting().attempts() + 1;
        var next = schedule.afterFailure(failures, answer);
        var stopped = next.isPresent() ? null : clock.instant();
        var waiting = new Place.Waiting(failures, next.orElse(null), stopped);
        if (places.failed(step.place(), waiting, heldByEndpoint) && stopped != null) {
            log.warn(
                    "Stream {} has stopped: its event {} was attempted {} times",
                    step.place().stream(),
                    step.event().id(),
                    failures);
            events.publishEvent(new StreamStopped(
                    step.place().integration(), step.event().stream().installation()));
        }
        return next;
    }

    /** The breaker opens after enough failures in a row; from then on the failing probes say when the next one is due. */
    private @Nullable Probe probeAfter(Step.Send step, Answer answer, Endpoint failed, Optional<Instant> next) {
        var probe = failed.probe();
        var stream = step.place().stream();
        if (failed.disabled() != null) {
            return failed.probedBy(stream) ? null : probe; // the one attempt that somebody asked for
        }
        if ((probe == null && failed.health().failures() < settings.breakerAfter())
                || (probe != null && probe.stream() != null && !probe.stream().equals(stream))) {
            return probe;
        }
        int failures = step.place().waiting().attempts() + 1;
        int number = probe == null ? failures : Math.max(probe.number() + 1, failures);
        var at = next.filter(own -> number == failures).orElseGet(() -> schedule.ofProbe(number, answer));
        // A stream that has stopped leaves the probing to another.
        var prober = next.isPresent()
                ? stream
                : places.another(failed.integration(), stream).orElse(null);
        if (prober != null) {
            wakeups.streamAt(at, prober, failed.integration());
        }
        return new Probe(prober, number, at, null);
    }

    private void gone(Step.Send step) {
        var attempted = step.place().waiting().attempts() + 1;
        places.failed(step.place(), new Place.Waiting(attempted, null, null), true);
        var endpoint = endpoints.lock(step.place().integration());
        endpoints.save(endpoint.at(addressOf(step)).disabled(Reason.GONE, clock.instant()));
        log.warn("The endpoint of integration {} answered 410 and is disabled", endpoint.integration());
        if (endpoint.disabled() == null) {
            events.publishEvent(new EndpointDisabled(endpoint.integration(), true));
        }
    }

    private void resumeIfOpen(Endpoint before, Endpoint after) {
        if (before.probe() != null && after.disabled() == null) {
            wakeups.resume(before.integration());
        }
    }

    private void watchSilence(Endpoint before) {
        if (before.health().failingSince() == null) {
            wakeups.silence(clock.instant().plus(settings.disabledAfter()), before.integration());
        }
    }

    private static String addressOf(Step.Send step) {
        return step.target().url().toString();
    }
}
