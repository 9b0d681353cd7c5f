package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Listing;
import dev.patchbay.delivery.EndpointState;
import dev.patchbay.delivery.EndpointStates;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The integrations that somebody looks after, and whether one is in trouble. */
@RestController
class IntegrationsController {

    private final Desk desk;
    private final EndpointStates endpoints;

    IntegrationsController(Desk desk, EndpointStates endpoints) {
        this.desk = desk;
        this.endpoints = endpoints;
    }

    @GetMapping("/api/developer/integrations")
    OwnIntegrations list(Session session) {
        return new OwnIntegrations(desk.of(session).stream().map(this::body).toList());
    }

    private OwnIntegration body(Listing listing) {
        var endpoint = endpoints.of(listing.id());
        return new OwnIntegration(
                listing.name().value(),
                listing.displayName(),
                listing.icon(),
                transport(listing),
                endpoint.url(),
                trouble(endpoint),
                endpoint.waiting(),
                endpoint.stopped());
    }

    static String transport(Listing listing) {
        return listing.manifest().eventsTransport().name().toLowerCase(Locale.ROOT);
    }

    private static String trouble(EndpointState endpoint) {
        if (endpoint.disabled() != null) {
            return "disabled";
        }
        var breaker = endpoint.breaker();
        if (!breaker.state().equals("closed") || breaker.restingUntil() != null) {
            return "resting";
        }
        return endpoint.stopped() > 0 ? "stopped" : "none";
    }

    record OwnIntegrations(List<OwnIntegration> integrations) {}

    /**
     * An integration.
     *
     * @param eventsTransport {@code webhook}, {@code broker} or {@code pull}
     * @param webhookUrl where it is told its events; null where it reads them by itself
     * @param trouble {@code none}, {@code resting}: not called for a while, {@code disabled}: not called at all, or
     *     {@code stopped}: some streams wait for somebody to act
     * @param waiting how many installations have something undelivered that is attempted by itself
     * @param stopped how many installations have something undelivered and wait for somebody to act
     */
    record OwnIntegration(
            String name,
            String displayName,
            @Nullable String icon,
            String eventsTransport,
            @Nullable URI webhookUrl,
            String trouble,
            long waiting,
            long stopped) {}
}
