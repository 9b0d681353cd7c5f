package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which organization a request is about: the one it names, else the session's, else the only one there is. */
@Component
class ChosenOrganization {

    private final Organizations organizations;
    private final Permissions permissions;

    ChosenOrganization(Organizations organizations, Permissions permissions) {
        this.organizations = organizations;
        this.permissions = permissions;
    }

    /**
     * The membership that the request is made under.
     *
     * @throws ProblemException {@code not-found} when the account is no member; {@code organization-required} when none is
     *     named or chosen and there are several or none
     */
    Membership require(Session session, @Nullable String named) {
        if (named != null && !named.isBlank()) {
            return permissions.requireMember(OrganizationId.of(named), session);
        }
        Optional<Membership> current = current(session);
        if (current.isPresent()) {
            return current.get();
        }
        List<Membership> all = organizations.ofAccount(session.account());
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw new ProblemException(
                StorefrontProblem.ORGANIZATION_REQUIRED,
                all.isEmpty()
                        ? "You belong to no organization yet. Make one, or ask to be added to one."
                        : "You belong to several organizations and none is chosen. Choose one, or name it with organizationId.");
    }

    /** Whether nothing is named or chosen, and the account belongs to no organization at all. */
    boolean none(Session session, @Nullable String named) {
        return (named == null || named.isBlank())
                && organizations.ofAccount(session.account()).isEmpty();
    }

    /** The organization that the session works for, if one is chosen and the account still belongs to it. */
    Optional<Membership> current(Session session) {
        OrganizationId current = session.currentOrganization();
        return current == null ? Optional.empty() : organizations.membership(current, session.account());
    }
}
