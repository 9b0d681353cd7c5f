package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.ClientSecrets;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.IntegrationClients;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.ShownOnce;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The secret of the client that an integration has of its own, shown once. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/client-secret")
class ClientSecretController {

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Desk desk;
    private final IntegrationClients own;
    private final Clients clients;
    private final ClientSecrets secrets;
    private final StepUp stepUp;
    private final PortalBounds bounds;
    private final Audit audit;
    private final PatchbaySettings settings;
    private final TransactionTemplate transaction;

    ClientSecretController(
            Desk desk,
            IntegrationClients own,
            Clients clients,
            ClientSecrets secrets,
            StepUp stepUp,
            PortalBounds bounds,
            Audit audit,
            PatchbaySettings settings,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.own = own;
        this.clients = clients;
        this.secrets = secrets;
        this.stepUp = stepUp;
        this.bounds = bounds;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** A new secret; the one before it is taken for another day. The client is made where there is none yet. */
    @PostMapping
    ResponseEntity<OwnClientCredentials> renew(Session session, @PathVariable String name) {
        var integration = demand(session, name);
        var renewed = Objects.requireNonNull(transaction.execute(status -> renew(integration, session)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header(ShownOnce.HEADER, "clientSecret")
                .body(new OwnClientCredentials(
                        renewed.client.id(),
                        renewed.secret.reveal(),
                        settings.issuer(),
                        URI.create(settings.issuer() + "/.well-known/openid-configuration"),
                        renewed.previousUntil));
    }

    /** Where there is none any more, all is well too. */
    @DeleteMapping("/previous")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endPrevious(Session session, @PathVariable String name) {
        var integration = demand(session, name);
        transaction.executeWithoutResult(status -> clients.ofIntegration(integration.id())
                .filter(client -> secrets.endPrevious(client.id()))
                .ifPresent(client -> record(session, integration, client, "client-secret.previous-ended")));
    }

    private Listing demand(Session session, String name) {
        var integration = desk.require(session, name);
        stepUp.require(session);
        bounds.demand(PortalBounds.Act.SECRET, integration);
        return integration;
    }

    private record Renewed(
            Client client, Secret secret, @Nullable Instant previousUntil) {}

    private Renewed renew(Listing integration, Session session) {
        boolean fresh = clients.ofIntegration(integration.id()).isEmpty();
        var client = own.ofIntegration(integration.id());
        if (!(client.profile().authentication() instanceof ClientAuthentication.SharedSecret)) {
            throw new ProblemException(
                    PortalProblem.NO_CLIENT_SECRET,
                    "Nothing was changed. The client proves who it is with its keys, or is one that proves nothing.");
        }
        var secret = clients.renewSecret(client.id(), OVERLAP);
        clients.destroySealedSecret(client.id());
        record(session, integration, client, "client-secret.rotated");
        if (fresh) {
            // Nobody has had the one before.
            secrets.endPrevious(client.id());
        }
        return new Renewed(
                client, secret, secrets.ageOf(client.id()).orElseThrow().previousUntil());
    }

    private void record(Session session, Listing integration, Client client, String action) {
        audit.record(new AuditEntry(
                session.account(),
                integration.publisherId(),
                action,
                integration.name().value(),
                Map.of("client", client.id())));
    }

    /**
     * What the integration signs in with.
     *
     * @param clientSecret shown this one time; absent when the request is repeated
     * @param previousUntil how long the secret before it is taken too; null where there was none
     */
    record OwnClientCredentials(
            String clientId,
            String clientSecret,
            String issuer,
            URI discoveryUrl,
            @Nullable Instant previousUntil) {}
}
