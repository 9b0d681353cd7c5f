package dev.patchbay.installs;

import dev.patchbay.catalog.DraftSaved;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Scopes;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is installed in a publisher's sandbox follows its draft at once, with addresses and scopes: who writes the draft is who
 * tries it, and there is nobody to ask.
 */
@Component
class Drafted {

    private final InstallationStore store;
    private final InstalledListings listings;
    private final Clients clients;
    private final Grants grants;
    private final Scopes scopes;

    Drafted(InstallationStore store, InstalledListings listings, Clients clients, Grants grants, Scopes scopes) {
        this.store = store;
        this.listings = listings;
        this.clients = clients;
        this.grants = grants;
        this.scopes = scopes;
    }

    @EventListener
    void on(DraftSaved saved) {
        follow(saved.integration());
    }

    @EventListener
    void on(ListingChanged changed) {
        follow(changed.integration());
    }

    private void follow(IntegrationId integration) {
        listings.sandboxOf(integration)
                .flatMap(sandbox -> store.find(integration, new Target.Organization(sandbox)))
                .flatMap(found -> store.findForUpdate(found.id()))
                .filter(installation -> !installation.uninstalled())
                .ifPresent(this::follow);
    }

    private void follow(Installation installation) {
        var offer = new Offer(listings.of(installation), true);
        clients.follow(List.of(installation.clientId()), offer.client(installation.id(), installation.appAddress()));
        store.save(installation.of(offer.listing().version()));
        grants.activeOf(installation.id()).ifPresent(grant -> allow(grant, offer));
    }

    private void allow(Grant grant, Offer offer) {
        Set<String> wanted = new TreeSet<>(offer.scopes());
        wanted.removeAll(scopes.unknownAmong(wanted));
        Agreed agreed = Agreed.forOrganization(grant.agreed().by(), wanted)
                .connecting(offer.listing().manifest().connectDomains());
        if (!wanted.equals(grant.scopes())) {
            var _ = grants.replace(grant.id(), agreed);
        } else if (!agreed.domains().equals(grant.agreed().domains())) {
            grants.connect(grant.id(), agreed.domains());
        }
    }
}
