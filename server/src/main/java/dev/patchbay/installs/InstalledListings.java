package dev.patchbay.installs;

import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an installation is an installation of: the version that is offered; in the sandbox of its publisher the draft, or, while
 * nothing is changed since it was published, what was published.
 */
@Component
public class InstalledListings {

    private final Catalog catalog;
    private final Sandboxes sandboxes;
    private final InstallationStore store;

    InstalledListings(Catalog catalog, Sandboxes sandboxes, InstallationStore store) {
        this.catalog = catalog;
        this.sandboxes = sandboxes;
        this.store = store;
    }

    /** The integration as it is for whoever has this installation. */
    public Listing of(Installation installation) {
        Listing offered = catalog.get(installation.integration());
        return inSandbox(offered, installation.organization()) ? draftOf(offered) : offered;
    }

    /** The same of many, by as many statements as of one. */
    public Map<InstallationId, Listing> of(Collection<Installation> installations) {
        Map<InstallationId, Listing> listings = new HashMap<>(drafts(installations));
        Map<IntegrationId, Listing> offered = new HashMap<>();
        catalog.find(installations.stream()
                        .map(Installation::integration)
                        .distinct()
                        .toList())
                .forEach(listing -> offered.put(listing.id(), listing));
        installations.forEach(installation -> {
            Listing listing = offered.get(installation.integration());
            if (listing != null) {
                listings.putIfAbsent(installation.id(), listing);
            }
        });
        return listings;
    }

    /** The saved drafts of what is tried: installed in the sandbox of its publisher. Nothing of what everybody else has. */
    public Map<InstallationId, Listing> drafts(Collection<Installation> installations) {
        Map<OrganizationId, OrganizationId> publishers = sandboxes.publishersOf(installations.stream()
                .flatMap(installation -> Stream.ofNullable(installation.organization()))
                .distinct()
                .toList());
        List<Installation> inSandboxes = installations.stream()
                .filter(installation -> publisher(installation, publishers).isPresent())
                .toList();
        if (inSandboxes.isEmpty()) {
            return Map.of();
        }
        Map<IntegrationId, Listing> saved = catalog.draftsOf(
                inSandboxes.stream().map(Installation::integration).distinct().toList());
        Map<InstallationId, Listing> drafts = new HashMap<>();
        inSandboxes.forEach(installation -> {
            Listing draft = saved.get(installation.integration());
            if (draft != null
                    && publisher(installation, publishers)
                            .filter(publisher -> publisher.equals(draft.publisherId()))
                            .isPresent()) {
                drafts.put(installation.id(), draft);
            }
        });
        return drafts;
    }

    private static Optional<OrganizationId> publisher(
            Installation installation, Map<OrganizationId, OrganizationId> publishers) {
        return Optional.ofNullable(installation.organization())
                .flatMap(organization -> Optional.ofNullable(publishers.get(organization)));
    }

    /** The integration as members of this organization would install it; empty where it is the one that everybody would. */
    public Optional<Listing> draftFor(Listing offered, @Nullable OrganizationId organization) {
        return inSandbox(offered, organization) ? Optional.of(draftOf(offered)) : Optional.empty();
    }

    /** Whether the organization is the sandbox in which this is tried. */
    public boolean triedBy(Listing listing, OrganizationId organization) {
        return inSandbox(listing, organization);
    }

    /** Whether the installation is the publisher's own, for trying: its events wait to be read, and nobody is called. */
    public boolean inSandbox(Installation installation) {
        return installation.organization() != null
                && inSandbox(catalog.get(installation.integration()), installation.organization());
    }

    /** What is tried in a sandbox, by name; nothing in other organizations. */
    public List<Listing> triedIn(OrganizationId organization) {
        return sandboxes.publisherOf(organization).stream()
                .flatMap(publisher -> catalog.ofPublisher(publisher).stream())
                .map(this::draftOf)
                .toList();
    }

    /** The one installation in the sandbox of the integration's publisher, also an uninstalled one; nobody uses it for real. */
    public Optional<Installation> tried(IntegrationId integration) {
        return sandboxOf(integration).flatMap(sandbox -> store.find(integration, new Target.Organization(sandbox)));
    }

    /** The sandbox in which the integration may be tried, if there is one. */
    Optional<OrganizationId> sandboxOf(IntegrationId integration) {
        OrganizationId publisher = catalog.get(integration).publisherId();
        return publisher == null ? Optional.empty() : sandboxes.of(publisher);
    }

    private boolean inSandbox(Listing offered, @Nullable OrganizationId organization) {
        OrganizationId publisher = offered.publisherId();
        return publisher != null
                && organization != null
                && sandboxes.publisherOf(organization).filter(publisher::equals).isPresent();
    }

    private Listing draftOf(Listing offered) {
        return catalog.draftOf(offered.id()).orElse(offered);
    }
}
