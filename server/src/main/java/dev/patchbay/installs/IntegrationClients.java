package dev.patchbay.installs;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.IntegrationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client that an integration has of its own: for all that people install for themselves, and to ask for things in its own
 * name. It is made when it is needed first, and lives as long as the integration.
 */
@Service
public class IntegrationClients {

    private final InstallationStore store;
    private final Clients clients;
    private final Catalog catalog;

    IntegrationClients(InstallationStore store, Clients clients, Catalog catalog) {
        this.store = store;
        this.clients = clients;
        this.catalog = catalog;
    }

    /**
     * The integration's own client; made in the caller's transaction where there is none yet. Where it has a secret, a sealed
     * copy waits until it is delivered or shown ({@link Clients#openSealedSecret}, {@link Clients#renewSecret}).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Client ofIntegration(IntegrationId integration) {
        return clients.ofIntegration(integration).orElseGet(() -> {
            store.lockClient(integration);
            return clients.ofIntegration(integration)
                    .orElseGet(() -> clients.create(new Offer(catalog.get(integration)).integrationClient()));
        });
    }
}
