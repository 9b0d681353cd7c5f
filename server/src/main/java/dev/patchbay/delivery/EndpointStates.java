package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.delivery.EndpointState.Breaker;
import dev.patchbay.delivery.EndpointState.Disabled;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells how endpoints stand. */
@Component
public class EndpointStates {

    private static final Breaker CLOSED = new Breaker("closed", 0, null, null, null);

    private final Endpoints endpoints;
    private final Places places;
    private final Catalog catalog;
    private final Clock clock;

    EndpointStates(Endpoints endpoints, Places places, Catalog catalog, Clock clock) {
        this.endpoints = endpoints;
        this.places = places;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public EndpointState of(IntegrationId integration) {
        var url = catalog.webhookTarget(integration).map(WebhookTarget::url).orElse(null);
        if (url == null) {
            return new EndpointState(null, CLOSED, null, 0, 0);
        }
        var endpoint = endpoints.find(integration).orElse(null);
        var undelivered = places.undelivered(integration);
        var disabled = endpoint == null || endpoint.disabled() == null
                ? null
                : new Disabled(
                        endpoint.disabled().at(),
                        endpoint.disabled().reason().name().toLowerCase(Locale.ROOT));
        return new EndpointState(
                url,
                endpoint == null ? CLOSED : breaker(endpoint, clock.instant()),
                disabled,
                disabled == null ? undelivered.waiting() : 0,
                disabled == null ? undelivered.stopped() : undelivered.waiting() + undelivered.stopped());
    }

    private static Breaker breaker(Endpoint endpoint, Instant now) {
        var health = endpoint.health();
        var probe = endpoint.probe();
        return new Breaker(
                probe == null ? "closed" : underWay(probe.until(), now) ? "probing" : "open",
                health.failures(),
                health.failingSince(),
                health.restingUntil() != null && health.restingUntil().isAfter(now) ? health.restingUntil() : null,
                probe == null ? null : probe.at());
    }

    private static boolean underWay(@Nullable Instant until, Instant now) {
        return until != null && until.isAfter(now);
    }
}
