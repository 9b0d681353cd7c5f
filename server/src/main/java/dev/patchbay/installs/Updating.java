package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.InstallationId;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings installations to the version that is offered; always within the caller's transaction. */
@Component
class Updating {

    private final InstallationStore store;
    private final ReconsentRows reconsents;
    private final Asking asking;
    private final Grants grants;
    private final InstalledListings listings;
    private final Audit audit;
    private final ApplicationEventPublisher news;

    Updating(
            InstallationStore store,
            ReconsentRows reconsents,
            Asking asking,
            Grants grants,
            InstalledListings listings,
            Audit audit,
            ApplicationEventPublisher news) {
        this.store = store;
        this.reconsents = reconsents;
        this.asking = asking;
        this.grants = grants;
        this.listings = listings;
        this.audit = audit;
        this.news = news;
    }

    /** Updates the installation, or asks whoever decides about it for what the version wants besides. */
    void follow(InstallationId id) {
        Installation installation = store.findForUpdate(id).orElseThrow();
        Listing listing = listings.of(installation);
        if (installation.uninstalled() || installation.version().equals(listing.version())) {
            return;
        }
        if (wantsMore(listing, installation)) {
            reconsents.ask(installation, listing.version());
            news.publishEvent(new ConsentAsked(
                    installation.id(), installation.integration(), installation.target(), listing.version()));
        } else {
            update(installation, listing.version());
        }
    }

    /** The installation of another version; says so to whoever listens. */
    Installation update(Installation installation, String version) {
        Installation updated = installation.of(version);
        store.save(updated);
        audit.record(new AuditEntry(
                null,
                updated.organization(),
                "app.updated",
                updated.name().value(),
                Map.of(
                        "installationId",
                        updated.id().toString(),
                        "before",
                        installation.version(),
                        "version",
                        version)));
        news.publishEvent(new AppUpdated(updated.id(), installation.version()));
        return updated;
    }

    /** Whether something that the app does not do without was never agreed to. */
    boolean wantsMore(Listing listing, Installation installation) {
        if (installation.owner() != null) {
            return asking.asksForMore(listing, installation);
        }
        Set<String> agreed =
                grants.newestOf(installation.id()).map(grant -> grant.scopes()).orElse(Set.of());
        return !agreed.containsAll(new Offer(listing).scopes());
    }
}
