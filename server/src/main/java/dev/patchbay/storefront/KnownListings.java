package dev.patchbay.storefront;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Visibility;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which listings somebody may know of. What was never offered, or only to others, is like a name that does not exist, except to
 * those who have it.
 */
@Component
class KnownListings {

    private final Catalog catalog;
    private final Organizations organizations;
    private final Installs installs;
    private final OwnApps ownApps;
    private final InstalledListings tried;

    KnownListings(
            Catalog catalog, Organizations organizations, Installs installs, OwnApps ownApps, InstalledListings tried) {
        this.tried = tried;
        this.catalog = catalog;
        this.organizations = organizations;
        this.installs = installs;
        this.ownApps = ownApps;
    }

    /**
     * The listing of this name, offered or not.
     *
     * @throws ProblemException {@code unknown-app}
     */
    Listing require(String name, Session session) {
        return slug(name)
                .flatMap(slug -> find(slug, Optional.of(session.account())))
                .orElseThrow(() -> unknown(name));
    }

    /** The listing of this name, offered or not; to somebody who is not signed in, when there is no account. */
    Optional<Listing> find(Slug name, Optional<AccountId> account) {
        return catalog.find(name)
                .filter(listing -> knows(account, listing)
                        || account.filter(person -> has(person, listing)).isPresent());
    }

    /** Whether it is or was offered to somebody, or is their own organization's. */
    boolean knows(Optional<AccountId> account, Listing listing) {
        if (listing.visibility() != Visibility.PRIVATE && (listing.published() || listing.publishedAt() != null)) {
            return true;
        }
        return account.stream()
                .flatMap(person -> organizations.ofAccount(person).stream())
                .anyMatch(membership -> listing.knownTo(
                                membership.organization().id())
                        || tried.triedBy(listing, membership.organization().id()));
    }

    private boolean has(AccountId account, Listing listing) {
        Stream<Installation> own = ownApps.find(listing.id(), account).map(InstallationView::installation).stream();
        Stream<Installation> ours = organizations.ofAccount(account).stream()
                .flatMap(membership ->
                        installs.find(listing.id(), membership.organization().id()).stream());
        return Stream.concat(own, ours).anyMatch(installation -> !installation.uninstalled());
    }

    static Optional<Slug> slug(String name) {
        return Optional.of(name)
                .filter(text -> text.matches("[a-z][a-z0-9-]{1,62}"))
                .map(Slug::of);
    }

    static ProblemException unknown(String name) {
        return new ProblemException(
                StorefrontProblem.UNKNOWN_APP, "No app called " + shortened(name) + " is offered here.");
    }

    private static String shortened(String name) {
        return name.length() <= 63 ? name : name.substring(0, 63) + "…";
    }
}
