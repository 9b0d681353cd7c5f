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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What one person has. What it is called is asked once for each, or at once for many. */
    final class Held {

        private final Map<InstallationId, InstallationView> views;
        private final Map<OrganizationId, Organization> theirs;
        private final Map<InstallationId, Installation> gone = new HashMap<>();
        private final Map<InstallationId, Listing> called = new HashMap<>();

        private Held(Map<InstallationId, InstallationView> views, Map<OrganizationId, Organization> theirs) {
            this.views = views;
            this.theirs = theirs;
        }

        /** Reads what these are called and whose they are, by as many statements as for one. */
        void learn(Set<InstallationId> ids) {
            Set<InstallationId> strange = new HashSet<>(ids);
            strange.removeAll(views.keySet());
            if (!strange.isEmpty()) {
                installs.find(strange).forEach(installation -> gone.put(installation.id(), installation));
                Set<OrganizationId> owners = gone.values().stream()
                        .flatMap(installation -> Stream.ofNullable(installation.organization()))
                        .collect(Collectors.toSet());
                organizations.find(owners).forEach(organization -> theirs.put(organization.id(), organization));
            }
            List<Installation> there = new ArrayList<>();
            List<Installation> left = new ArrayList<>(gone.values());
            ids.forEach(id -> {
                InstallationView view = views.get(id);
                if (view != null) {
                    (view.installation().uninstalled() ? left : there).add(view.installation());
                }
            });
            called.putAll(listings.of(there));
            Map<IntegrationId, Listing> offered = new HashMap<>();
            catalog.find(left.stream().map(Installation::integration).distinct().toList())
                    .forEach(listing -> offered.put(listing.id(), listing));
            left.forEach(installation -> {
                Listing listing = offered.get(installation.integration());
                if (listing != null) {
                    called.put(installation.id(), listing);
                }
            });
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
            return ref(
                    view == null
                            ? Optional.ofNullable(gone.get(id))
                                    .or(() -> installs.find(id))
                                    .orElseThrow()
                            : view.installation());
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
