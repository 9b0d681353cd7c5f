package dev.patchbay.widgets;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people have, for themselves and with their organizations, and what it is called. */
@Component
class Possessions {

    private final OwnApps ownApps;
    private final Installs installs;
    private final InstalledListings listings;
    private final Organizations organizations;
    private final Catalog catalog;

    Possessions(
            OwnApps ownApps,
            Installs installs,
            InstalledListings listings,
            Organizations organizations,
            Catalog catalog) {
        this.ownApps = ownApps;
        this.installs = installs;
        this.listings = listings;
        this.organizations = organizations;
        this.catalog = catalog;
    }

    /** All that somebody has or had, as it stands now. */
    Held of(AccountId account) {
        Map<InstallationId, InstallationView> views = new LinkedHashMap<>();
        Map<OrganizationId, Organization> theirs = new HashMap<>();
        List<Membership> memberships = organizations.ofAccount(account);
        memberships.forEach(membership -> theirs.put(membership.organization().id(), membership.organization()));
        Stream.concat(
                        ownApps.ofAccount(account).stream(),
                        memberships.stream()
                                .flatMap(membership ->
                                        installs
                                                .ofOrganization(
                                                        membership
                                                                .organization()
                                                                .id(),
                                                        account)
                                                .stream()))
                .forEach(view -> views.put(view.installation().id(), view));
        return new Held(views, theirs);
    }

    /** What one person has. What it is called is asked once for each. */
    final class Held {

        private final Map<InstallationId, InstallationView> views;
        private final Map<OrganizationId, Organization> theirs;
        private final Map<InstallationId, Listing> called = new HashMap<>();

        private Held(Map<InstallationId, InstallationView> views, Map<OrganizationId, Organization> theirs) {
            this.views = views;
            this.theirs = theirs;
        }

        /** What may be used now, what is the person's own first. */
        List<Installation> usable() {
            return views.values().stream()
                    .filter(InstallationView::canOpen)
                    .map(InstallationView::installation)
                    .toList();
        }

        /** The installation, if the person may use it now. */
        Optional<Installation> usable(InstallationId id) {
            return Optional.ofNullable(views.get(id))
                    .filter(InstallationView::canOpen)
                    .map(InstallationView::installation);
        }

        /** An installation of this integration that the person may use now, their own before an organization's. */
        Optional<Installation> usable(IntegrationId integration) {
            return usable().stream()
                    .filter(installation -> installation.integration().equals(integration))
                    .findFirst();
        }

        /** Why the person cannot use it now; empty where they can. */
        Optional<String> hindrance(InstallationId id) {
            InstallationView view = views.get(id);
            if (view == null) {
                return Optional.of("revoked");
            }
            return switch (view.installation().status()) {
                case ACTIVE -> view.canOpen() ? Optional.empty() : Optional.of("revoked");
                case SUSPENDED, SETTING_UP -> Optional.of("suspended");
                case UNINSTALLED -> Optional.of("revoked");
            };
        }

        /** What it is for this person. Whoever has it no more is told what everybody could be. */
        Listing listing(Installation installation) {
            return called.computeIfAbsent(installation.id(), id -> {
                InstallationView view = views.get(id);
                return view == null || view.installation().uninstalled()
                        ? catalog.get(installation.integration())
                        : listings.of(installation);
            });
        }

        InstallationRef ref(InstallationId id) {
            InstallationView view = views.get(id);
            return ref(view == null ? installs.find(id).orElseThrow() : view.installation());
        }

        InstallationRef ref(Installation installation) {
            Listing listing = listing(installation);
            return new InstallationRef(
                    installation.id(),
                    listing.name().value(),
                    listing.displayName(),
                    Objects.requireNonNullElse(listing.publisher(), listing.displayName()),
                    listing.icon(),
                    listing.tier().name().toLowerCase(Locale.ROOT),
                    owner(installation.organization()));
        }

        private InstallationRef.@Nullable Owner owner(@Nullable OrganizationId organization) {
            if (organization == null) {
                return null;
            }
            String name = Optional.ofNullable(theirs.get(organization))
                    .or(() -> organizations.find(organization))
                    .map(Organization::displayName)
                    .orElse("");
            return new InstallationRef.Owner(organization, name);
        }
    }
}
