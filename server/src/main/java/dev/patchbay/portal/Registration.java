package dev.patchbay.portal;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.ManifestFault;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.WebhookSecrets;
import dev.patchbay.documents.ReadableJson;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.IntegrationClients;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Registers integrations: publisher, catalog, client and secrets in one transaction, or nothing. */
@Component
class Registration {

    private static final int TRIES = 3;

    private final Publishing publishing;
    private final Organizations organizations;
    private final IntegrationClients own;
    private final Clients clients;
    private final WebhookSecrets secrets;
    private final TransactionTemplate transaction;
    private final Ids ids;

    Registration(
            Publishing publishing,
            Organizations organizations,
            IntegrationClients own,
            Clients clients,
            WebhookSecrets secrets,
            TransactionTemplate transaction,
            Ids ids) {
        this.publishing = publishing;
        this.organizations = organizations;
        this.own = own;
        this.clients = clients;
        this.secrets = secrets;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Who publishes. */
    sealed interface Publisher permits Known, New {}

    record Known(OrganizationId organization) implements Publisher {}

    /** An organization that is made, with whoever registers as its owner. */
    record New(String displayName) implements Publisher {}

    /**
     * What was made, to be shown this once.
     *
     * @param clientSecret empty where the client proves itself with its keys
     */
    record Registered(Client client, Optional<Secret> clientSecret, Secret webhookSecret) {}

    /**
     * Registers an integration.
     *
     * @param jwksUri where its client's public keys are; null for a secret
     * @throws ProblemException as {@link Publishing#register}
     */
    Registered register(NewIntegration wanted, Publisher publisher, @Nullable String jwksUri, AccountId by) {
        return switch (publisher) {
            case Known(OrganizationId organization) ->
                Objects.requireNonNull(transaction.execute(status -> register(wanted, organization, jwksUri, by)));
            case New(String displayName) -> registerWithNew(displayName, wanted, jwksUri, by);
        };
    }

    /** Somebody else's organization may have the name that this one would get: then it gets a few characters more. */
    private Registered registerWithNew(
            String displayName, NewIntegration wanted, @Nullable String jwksUri, AccountId by) {
        String name = PublisherNames.of(displayName);
        for (int tries = 1; ; tries++) {
            var slug = new Slug(
                    tries == 1 ? name : name + "-" + ids.next().toString().substring(24));
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    var made = organizations.create(slug, displayName, by, by);
                    return register(wanted, made.id(), jwksUri, by);
                }));
            } catch (ProblemException refused) {
                if (tries == TRIES || !refused.problem().type().slug().equals("organization-name-taken")) {
                    throw refused;
                }
            }
        }
    }

    private Registered register(
            NewIntegration wanted, OrganizationId publisher, @Nullable String jwksUri, AccountId by) {
        IntegrationId integration = publishing.register(wanted, publisher, by);
        if (jwksUri != null) {
            nameKeys(integration, jwksUri, by);
        }
        Client client = own.ofIntegration(integration);
        Optional<Secret> secret = clients.openSealedSecret(client.id());
        clients.destroySealedSecret(client.id());
        return new Registered(client, secret, secrets.ofRegistered(integration));
    }

    private void nameKeys(IntegrationId integration, String jwksUri, AccountId by) {
        var manifest = (ObjectNode)
                JsonMapper.shared().readTree(publishing.draft(integration).json());
        String json = ReadableJson.of(manifest.put("jwks_uri", jwksUri));
        List<ManifestFault> faults = publishing.validate(integration, json, true);
        if (!faults.isEmpty()) {
            throw InvalidRequest.of("/jwksUri", faults.getFirst().detail());
        }
        publishing.saveDraft(integration, json, null, by);
    }
}
