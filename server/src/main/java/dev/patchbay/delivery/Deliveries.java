package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.StreamNumber;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the delivery of an integration's events goes, and what people may do about it. Who may, the caller decides. */
@Component
public class Deliveries {

    private final Places places;
    private final Endpoints endpoints;
    private final Attempts attempts;
    private final Skips skips;
    private final EventLog log;
    private final Catalog catalog;
    private final Targets targets;
    private final Wakeups wakeups;
    private final Clock clock;

    Deliveries(
            Places places,
            Endpoints endpoints,
            Attempts attempts,
            Skips skips,
            EventLog log,
            Catalog catalog,
            Targets targets,
            Wakeups wakeups,
            Clock clock) {
        this.places = places;
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.skips = skips;
        this.log = log;
        this.catalog = catalog;
        this.targets = targets;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** How the integration is told about an installation; empty when there was never anything to tell. */
    @Transactional(readOnly = true)
    public Optional<Progress> progressOf(InstallationId installation) {
        return places.find(installation).map(place -> {
            var standing =
                    new Standing(place, endpoints.find(place.integration()).orElse(null));
            var tally = attempts.tally(place.stream(), Math.min(place.position() + 1, place.head()));
            return new Progress(
                    tally.map(Attempts.Tally::attempts).orElse(0),
                    tally.map(Attempts.Tally::lastAt).orElse(null),
                    tally.map(Attempts.Tally::last).orElse(null),
                    standing.nextAttempt(clock.instant()),
                    standing.stopped());
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
     * Sends one event again, once and at once; the place of its stream stays. What is tried in a sandbox goes to the draft.
     *
     * @throws ProblemException {@code not-found} when the integration's log does not have it (any more); {@code no-webhook}
     */
    @Transactional
    public void resend(IntegrationId integration, EventId event) {
        var found = find(integration, event);
        requireAddress(found);
        wakeups.resend(event, integration);
    }

    /**
     * Lets a stream pass over the event that it waits for, and go on with the next one.
     *
     * @throws ProblemException {@code not-found}; {@code event-not-waited-for} when the event was told already, or others come first
     */
    @Transactional
    public void skip(IntegrationId integration, EventId event, AccountId by, String reason) {
        var found = find(integration, event);
        var stream = found.stream().id();
        var place = places.find(stream).orElse(null);
        if (place == null || !isNext(found, place) || !places.advance(place, found.sequence())) {
            throw new ProblemException(
                    DeliveryProblem.NOT_WAITED_FOR,
                    "Nothing was skipped. Only the first undelivered event of a stream can be skipped; reload to see which it is.");
        }
        skips.add(new Skip(event, reason, by, clock.instant()));
        wakeups.stream(stream, integration);
    }

    private boolean isNext(WireEvent event, Place place) {
        return catalog.webhookTarget(place.integration()).isPresent()
                && log.next(place.stream(), place.position())
                        .filter(next -> next.id().equals(event.id()))
                        .isPresent();
    }

    /**
     * Delivers an installation's events again from the first one at or after an instant, and calls an endpoint in trouble anew.
     *
     * @throws ProblemException {@code not-found} when the integration has no such installation; {@code no-webhook}
     */
    @Transactional
    public Recovered recoverSince(IntegrationId integration, InstallationId installation, Instant since) {
        requireAddress(integration);
        var place = places.find(installation)
                .filter(found -> found.integration().equals(integration))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "This integration has no such installation. Nothing was changed."));
        return recover(
                integration,
                log.firstSince(place.stream(), since).stream()
                        .map(first -> new StreamNumber(place.stream(), first.sequence()))
                        .toList());
    }

    /**
     * Delivers the events of all streams of an integration again, each from its first one at or after an instant, and calls an
     * endpoint in trouble anew.
     *
     * @throws ProblemException {@code no-webhook}
     */
    @Transactional
    public Recovered recoverSince(IntegrationId integration, Instant since) {
        requireAddress(integration);
        return recover(integration, log.firstSince(integration, since));
    }

    private Recovered recover(IntegrationId integration, List<StreamNumber> first) {
        var recovered = places.setBefore(first);
        callAnew(integration);
        return recovered;
    }

    /**
     * Closes the breaker and calls the endpoint again, one that is disabled too. Streams that have stopped stay so until
     * something is recovered.
     *
     * @throws ProblemException {@code no-webhook}
     */
    @Transactional
    public void reset(IntegrationId integration) {
        requireAddress(integration);
        callAnew(integration);
    }

    private void callAnew(IntegrationId integration) {
        var endpoint = endpoints.lock(integration);
        endpoints.save(new Endpoint(integration, endpoint.address(), Endpoint.Health.GOOD, null, null));
        wakeups.resume(integration);
    }

    private WireEvent find(IntegrationId integration, EventId event) {
        return log.find(event)
                .filter(found -> found.stream().integration().equals(integration))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "This event is not in the log. Events are kept for a limited time."));
    }

    private void requireAddress(IntegrationId integration) {
        var _ = requireAddress(catalog.webhookTarget(integration));
    }

    private static WebhookTarget requireAddress(Optional<WebhookTarget> target) {
        return target.orElseThrow(() -> new ProblemException(
                DeliveryProblem.NO_WEBHOOK, "Nothing was changed. This integration reads its events by itself."));
    }

    private void requireAddress(WireEvent event) {
        if (requireAddress(targets.of(event)).urlFor(event.type()).isEmpty()) {
            throw new ProblemException(
                    DeliveryProblem.NO_WEBHOOK,
                    "Nothing was sent. This integration has no webhook_url, and hears of installs and uninstalls only.");
        }
    }
}
