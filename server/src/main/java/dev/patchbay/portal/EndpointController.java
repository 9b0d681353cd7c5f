package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.WebhookSecrets;
import dev.patchbay.delivery.Deliveries;
import dev.patchbay.delivery.EndpointState;
import dev.patchbay.delivery.EndpointStates;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an integration is told its events: how that goes, and calling it anew. */
@RestController
@RequestMapping("/api/developer/integrations/{name}")
class EndpointController {

    private final Desk desk;
    private final EndpointStates endpoints;
    private final Deliveries deliveries;
    private final WebhookSecrets secrets;
    private final PortalBounds bounds;
    private final Audit audit;
    private final TransactionTemplate transaction;

    EndpointController(
            Desk desk,
            EndpointStates endpoints,
            Deliveries deliveries,
            WebhookSecrets secrets,
            PortalBounds bounds,
            Audit audit,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.bounds = bounds;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/endpoint")
    DeliveryEndpoint show(Session session, @PathVariable String name) {
        return body(desk.require(session, name));
    }

    @PostMapping("/endpoint/reset")
    DeliveryEndpoint reset(Session session, @PathVariable String name) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.EVERYTHING, integration);
        transaction.executeWithoutResult(status -> {
            deliveries.reset(integration.id());
            audit.record(new AuditEntry(
                    session.account(),
                    integration.publisherId(),
                    "endpoint.reset",
                    integration.name().value()));
        });
        return body(integration);
    }

    private DeliveryEndpoint body(Listing integration) {
        var state = endpoints.of(integration.id());
        var age = secrets.ageOf(integration.id());
        return new DeliveryEndpoint(
                state.url(),
                IntegrationsController.transport(integration),
                age.fromFile(),
                age.rotatedAt(),
                age.previousUntil(),
                EndpointBreaker.of(state.breaker()),
                state.disabled() == null
                        ? null
                        : new DisabledEndpoint(
                                state.disabled().at(), state.disabled().because()),
                state.waiting(),
                state.stopped());
    }

    /**
     * An integration's endpoint.
     *
     * @param url where it is told its events; null where it reads them by itself
     * @param eventsTransport {@code webhook}, {@code broker} or {@code pull}
     * @param secretInCatalogFile whether an operator's file gives the webhook secret, so that it is changed there
     * @param secretRotatedAt when the webhook secret replaced another one; null for the first
     * @param previousSecretUntil how long the one before it signs too
     * @param disabled null while it is called
     * @param waiting how many installations have something undelivered that is attempted by itself
     * @param stopped how many installations have something undelivered and wait for somebody to act
     */
    record DeliveryEndpoint(
            @Nullable URI url,
            String eventsTransport,
            boolean secretInCatalogFile,
            @Nullable Instant secretRotatedAt,
            @Nullable Instant previousSecretUntil,
            EndpointBreaker breaker,
            @Nullable DisabledEndpoint disabled,
            long waiting,
            long stopped) {}

    /**
     * Whether the endpoint is called as usual.
     *
     * @param state {@code closed}: as usual; {@code open}: not before the next probe; {@code probing}: a probe is under way
     * @param failures in a row that count against the endpoint
     * @param restingUntil until when it asked to be left alone
     */
    record EndpointBreaker(
            String state,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant restingUntil,
            @Nullable Instant nextProbeAt) {

        static EndpointBreaker of(EndpointState.Breaker breaker) {
            return new EndpointBreaker(
                    breaker.state(),
                    breaker.failures(),
                    breaker.failingSince(),
                    breaker.restingUntil(),
                    breaker.nextProbeAt());
        }
    }

    /** @param because {@code gone}: it answered 410; {@code silent}: it took nothing for days */
    record DisabledEndpoint(Instant at, String because) {}
}
