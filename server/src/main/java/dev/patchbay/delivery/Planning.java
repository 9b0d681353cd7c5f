package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.delivery.Endpoint.Probe;
import dev.patchbay.lifecycle.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a stream does next: claims the attempt, which begins after this has committed. */
@Component
class Planning {

    private final Places places;
    private final Endpoints endpoints;
    private final EventLog log;
    private final Catalog catalog;
    private final Wakeups wakeups;
    private final DeliverySettings settings;
    private final Clock clock;

    Planning(
            Places places,
            Endpoints endpoints,
            EventLog log,
            Catalog catalog,
            Wakeups wakeups,
            DeliverySettings settings,
            Clock clock) {
        this.places = places;
        this.endpoints = endpoints;
        this.log = log;
        this.catalog = catalog;
        this.wakeups = wakeups;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Step next(UUID stream) {
        var now = clock.instant();
        var place = places.find(stream).orElse(null);
        if (place == null || place.waiting().stoppedAt() != null) {
            return new Step.Rest();
        }
        var event = log.next(stream, place.position()).orElse(null);
        if (event == null) {
            leaveProbing(place);
            return new Step.Rest();
        }
        var target = catalog.webhookTarget(place.integration()).orElse(null);
        if (target == null) {
            return new Step.Rest();
        }
        var url = target.urlFor(event.type()).orElse(null);
        if (url == null) {
            places.advance(place, event.sequence());
            return new Step.Passed();
        }
        var dueAt = place.waiting().nextAttemptAt();
        if (dueAt != null && dueAt.isAfter(now)) {
            return new Step.Wait(dueAt);
        }
        return admitted(place, now).orElseGet(() -> new Step.Send(place, event, url, target));
    }

    /** Empty when the endpoint may be called for this stream now. */
    private Optional<Step> admitted(Place place, Instant now) {
        var endpoint = endpoints.find(place.integration()).orElse(null);
        if (endpoint == null || !endpoint.troubled()) {
            return Optional.empty();
        }
        if (endpoint.disabled() != null && !endpoint.probedBy(place.stream())) {
            return Optional.of(new Step.Rest());
        }
        var resting = endpoint.health().restingUntil();
        if (resting != null && resting.isAfter(now)) {
            return Optional.of(new Step.Wait(resting));
        }
        return endpoint.probe() == null ? Optional.empty() : probing(place, now);
    }

    /** A stream that has nothing to probe with leaves it to another. */
    private void leaveProbing(Place place) {
        if (endpoints
                .find(place.integration())
                .filter(endpoint -> endpoint.probedBy(place.stream()))
                .isEmpty()) {
            return;
        }
        var endpoint = endpoints.lock(place.integration());
        var probe = endpoint.probe();
        if (probe != null && endpoint.probedBy(place.stream())) {
            if (endpoint.disabled() != null) {
                endpoints.save(endpoint.with(null));
                return;
            }
            var next = places.another(place.integration(), place.stream()).orElse(null);
            endpoints.save(endpoint.with(new Probe(next, probe.number(), probe.at(), null)));
            if (next != null) {
                wakeups.streamAt(probe.at(), next, place.integration());
            }
        }
    }

    /** While the breaker is open only the stream that probes is admitted, once at a time. */
    private Optional<Step> probing(Place place, Instant now) {
        var endpoint = endpoints.lock(place.integration());
        var probe = endpoint.probe();
        if (probe == null) {
            return Optional.of(new Step.Wait(now)); // it closed while we waited for the lock: look again
        }
        if (probe.stream() != null && !Objects.equals(probe.stream(), place.stream())) {
            return Optional.of(new Step.Rest());
        }
        var until = probe.until();
        var opens = until != null && until.isAfter(probe.at()) ? until : probe.at();
        if (opens.isAfter(now)) {
            endpoints.save(endpoint.with(new Probe(place.stream(), probe.number(), probe.at(), until)));
            return Optional.of(new Step.Wait(opens));
        }
        var lost = now.plus(settings.timeout().multipliedBy(2));
        endpoints.save(endpoint.with(new Probe(place.stream(), probe.number(), probe.at(), lost)));
        return Optional.empty();
    }
}
