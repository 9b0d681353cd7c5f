package dev.patchbay.installs;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.grants.Clients;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When an app moves, or proves itself another way, its clients follow the listing. */
@Component
class FollowingClients {

    private final InstallationStore store;
    private final Clients clients;
    private final Catalog catalog;
    private final InstalledListings listings;

    FollowingClients(InstallationStore store, Clients clients, Catalog catalog, InstalledListings listings) {
        this.store = store;
        this.clients = clients;
        this.catalog = catalog;
        this.listings = listings;
    }

    @EventListener
    void on(ListingChanged changed) {
        var offer = new Offer(catalog.get(changed.integration()));
        clients.ofIntegration(changed.integration())
                .ifPresent(client -> clients.follow(List.of(client.id()), offer.integrationClient()));
        var sandbox = listings.sandboxOf(changed.integration()).orElse(null);
        // alike but for those that each organization runs by itself, at an address of its own
        store.withOwnClient(changed.integration()).stream()
                .filter(installation -> !installation.requireOrganization().equals(sandbox))
                .collect(Collectors.groupingBy(installation -> String.valueOf(installation.appAddress())))
                .values()
                .forEach(alike -> clients.follow(
                        alike.stream().map(Installation::clientId).toList(),
                        offer.client(alike.getFirst().id(), alike.getFirst().appAddress())));
    }
}
