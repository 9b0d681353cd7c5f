package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Grant;
import dev.patchbay.grants.Grants;
import dev.patchbay.kernel.InstallationId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
            Installation updated = update(installation, listing.version());
            if (listing.isLaterThan(installation.version())) {
                takeBack(updated, listing);
            }
        }
    }

    /**
     * What a version is content without is allowed no longer. Not on the way back to a version that was before: who agreed to
     * the one that was taken back is not asked again by the one that mends it.
     */
    private void takeBack(Installation installation, Listing listing) {
        grants.activeOf(installation.id()).ifPresent(grant -> {
            Agreed rest = Asking.stillAsked(listing, grant.agreed());
            if (!rest.domains().equals(grant.agreed().domains())) {
                grants.connect(grant.id(), rest.domains());
            }
            if (!rest.scopes().equals(grant.scopes())) {
                var _ = grants.replace(grant.id(), rest);
                audit.record(new AuditEntry(
                        null,
                        installation.organization(),
                        "app.scopes-changed",
                        installation.name().value(),
                        Map.of(
                                "installationId", installation.id().toString(),
                                "version", installation.version(),
                                "scopes", String.join(" ", new TreeSet<>(rest.scopes())))));
                news.publishEvent(new ScopesChanged(installation.id()));
            }
        });
    }

    /** The installation of another version; says so to whoever listens. */
    Installation update(Installation installation, String version) {
        Installation updated = installation.of(version);
        store.save(updated);
        reconsents.forget(updated);
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
        Optional<Agreed> agreed = grants.newestOf(installation.id()).map(Grant::agreed);
        return !agreed.map(Agreed::scopes).orElse(Set.of()).containsAll(new Offer(listing).scopes())
                || !agreed.map(Agreed::domains)
                        .orElse(Set.of())
                        .containsAll(listing.manifest().connectDomains());
    }
}
