package dev.patchbay.installs;

import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.NewGrant;
import dev.patchbay.grants.Revocations;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The client and the grant of an installation, which live and die with its status. */
@Component
class Credentials {

    private final Clients clients;
    private final Grants grants;
    private final Revocations revocations;
    private final InstalledListings listings;

    Credentials(Clients clients, Grants grants, Revocations revocations, InstalledListings listings) {
        this.clients = clients;
        this.grants = grants;
        this.revocations = revocations;
        this.listings = listings;
    }

    /** A new client with a new secret, and the admin's grant. */
    String issue(Offer offer, InstallationId installation, @Nullable URI appAddress, AccountId admin) {
        String client = clients.create(offer.client(installation, appAddress)).id();
        if (appAddress != null) {
            clients.destroySealedSecret(client); // an admin asks for one when it can be noted down
        }
        grants.open(new NewGrant(
                offer.listing().id(),
                installation,
                client,
                Agreed.forOrganization(admin, offer.scopes())
                        .connecting(offer.listing().manifest().connectDomains())));
        return client;
    }

    /** An organization's client is refused, and all tokens of an epoch before the installation's are dead. */
    void hold(Installation installation) {
        if (ofItsOwn(installation)) {
            clients.disable(installation.clientId());
        }
        grants.end(installation.id());
        revocations.installationSuspended(installation.id(), installation.epoch());
    }

    /** The client is taken again, under a new grant of what was allowed before, as far as its version still asks for it. */
    void release(Installation installation) {
        if (ofItsOwn(installation)) {
            clients.enable(installation.clientId());
        }
        Agreed before = grants.newestOf(installation.id()).orElseThrow().agreed();
        Listing listing = listings.of(installation);
        Agreed agreed = installation.version().equals(listing.version()) ? Asking.stillAsked(listing, before) : before;
        grants.open(new NewGrant(installation.integration(), installation.id(), installation.clientId(), agreed));
    }

    /** A person's installation shares its integration's client with others, who have nothing to do with its end. */
    private static boolean ofItsOwn(Installation installation) {
        return installation.owner() == null;
    }

    /** The client and all tokens end for ever. */
    void end(Installation installation) {
        if (ofItsOwn(installation)) {
            clients.end(installation.clientId());
        }
        grants.end(installation.id());
        revocations.installationSuspended(installation.id(), installation.epoch());
        AccountId owner = installation.owner();
        if (owner != null) {
            revocations.accessEnded(installation.id(), installation.clientId(), owner);
        }
    }
}
