package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.WebhookSecrets;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAuthentication;
import dev.patchbay.grants.ClientSecrets;
import dev.patchbay.grants.Clients;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an integration signs in with and checks deliveries with, and how old that is; never a secret. */
@RestController
class CredentialsController {

    private final Desk desk;
    private final Clients clients;
    private final ClientSecrets clientSecrets;
    private final WebhookSecrets webhookSecrets;
    private final PatchbaySettings settings;

    CredentialsController(
            Desk desk,
            Clients clients,
            ClientSecrets clientSecrets,
            WebhookSecrets webhookSecrets,
            PatchbaySettings settings) {
        this.desk = desk;
        this.clients = clients;
        this.clientSecrets = clientSecrets;
        this.webhookSecrets = webhookSecrets;
        this.settings = settings;
    }

    @GetMapping("/api/developer/integrations/{name}/credentials")
    IntegrationCredentials show(Session session, @PathVariable String name) {
        var integration = desk.require(session, name);
        var webhook = webhookSecrets.ageOf(integration.id());
        return new IntegrationCredentials(
                clients.ofIntegration(integration.id()).map(this::described).orElse(null),
                new WebhookSecretState(webhook.fromFile(), webhook.rotatedAt(), webhook.previousUntil()),
                settings.issuer(),
                URI.create(settings.issuer() + "/.well-known/openid-configuration"));
    }

    private IntegrationClient described(Client client) {
        URI jwksUri = client.profile().authentication() instanceof ClientAuthentication.PrivateKey keys
                ? keys.jwksUri()
                : null;
        return new IntegrationClient(
                client.id(),
                IntegrationController.proof(client),
                jwksUri,
                clientSecrets
                        .ageOf(client.id())
                        .map(age -> new ClientSecretState(age.madeAt(), age.previousUntil()))
                        .orElse(null));
    }

    /**
     * What an integration proves itself with, and others to it.
     *
     * @param client null until it is needed
     */
    record IntegrationCredentials(
            @Nullable IntegrationClient client, WebhookSecretState webhookSecret, String issuer, URI discoveryUrl) {}

    /**
     * The client that an integration has of its own.
     *
     * @param proof how it proves who it is: {@code secret}, {@code keys}, or {@code none}: not at all
     * @param jwksUri where its public keys are; null where it has none, or names them in its manifest
     * @param secret null where it has none
     */
    record IntegrationClient(
            String id,
            String proof,
            @Nullable URI jwksUri,
            @Nullable ClientSecretState secret) {}

    /** @param previousUntil how long the secret before it is taken too; null when it is not any more */
    record ClientSecretState(Instant madeAt, @Nullable Instant previousUntil) {}

    /**
     * The secret that deliveries are signed with.
     *
     * @param inCatalogFile whether an operator's file gives it, so that it is changed there
     * @param rotatedAt when it replaced another one; null for the first
     * @param previousUntil how long the one before it signs too; null when it does not any more
     */
    record WebhookSecretState(
            boolean inCatalogFile,
            @Nullable Instant rotatedAt,
            @Nullable Instant previousUntil) {}
}
