package dev.patchbay.portal;

import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
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
    private final Organizations organizations;

    IntegrationsController(Desk desk, EndpointStates endpoints, Organizations organizations) {
        this.desk = desk;
        this.endpoints = endpoints;
        this.organizations = organizations;
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
                IntegrationController.word(listing.type()),
                listing.publishedAt() == null ? null : listing.version(),
                listing.published(),
                publisher(listing),
                transport(listing),
                endpoint.url(),
                trouble(endpoint),
                endpoint.waiting(),
                endpoint.stopped());
    }

    private @Nullable String publisher(Listing listing) {
        var id = listing.publisherId();
        return id == null
                ? listing.publisher()
                : organizations.find(id).map(Organization::displayName).orElse(null);
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
     * @param version that is current; null before the first
     * @param published whether it is offered
     * @param publisher who offers it
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
            String type,
            @Nullable String version,
            boolean published,
            @Nullable String publisher,
            String eventsTransport,
            @Nullable URI webhookUrl,
            String trouble,
            long waiting,
            long stopped) {}
}
