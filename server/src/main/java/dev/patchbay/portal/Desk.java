package dev.patchbay.portal;

import dev.patchbay.accounts.Developers;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who looks after an integration: the publisher's owners and admins who are developers. One of the catalog file has no
 * publisher: operators do. For everybody else it does not exist here.
 */
@Component
class Desk {

    private final Catalog catalog;
    private final Permissions permissions;
    private final Organizations organizations;
    private final Developers developers;

    Desk(Catalog catalog, Permissions permissions, Organizations organizations, Developers developers) {
        this.catalog = catalog;
        this.permissions = permissions;
        this.organizations = organizations;
        this.developers = developers;
    }

    /**
     * The integration of this name, if the person looks after it.
     *
     * @throws ProblemException {@code not-found}
     */
    Listing require(Session session, String name) {
        return catalog.find(Slug.of(name))
                .filter(listing -> looksAfter(session, listing))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "There is no integration of this name that you look after."));
    }

    /** Every integration that the person looks after, by name. */
    List<Listing> of(Session session) {
        Stream<Listing> filed = permissions.isOperator(session)
                ? catalog.everything().stream().filter(listing -> listing.publisherId() == null)
                : Stream.empty();
        Stream<Listing> published = developers.isOne(session.account())
                ? organizations.ofAccount(session.account()).stream()
                        .filter(membership -> membership.role().canAdminister())
                        .flatMap(membership ->
                                catalog.ofPublisher(membership.organization().id()).stream())
                : Stream.empty();
        return Stream.concat(filed, published)
                .sorted(Comparator.comparing((Listing listing) -> listing.name().value()))
                .toList();
    }

    private boolean looksAfter(Session session, Listing listing) {
        OrganizationId publisher = listing.publisherId();
        return publisher == null
                ? permissions.isOperator(session)
                : administers(publisher, session.account()) && developers.isOne(session.account());
    }

    private boolean administers(OrganizationId organization, AccountId account) {
        return organizations
                .membership(organization, account)
                .map(Membership::role)
                .filter(role -> role.canAdminister())
                .isPresent();
    }
}
