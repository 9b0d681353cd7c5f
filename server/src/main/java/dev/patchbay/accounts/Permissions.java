package dev.patchbay.accounts;

import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Demands a role of whoever is signed in; an organization that one does not belong to does not exist. */
@Component
public class Permissions {

    private final Accounts accounts;
    private final Organizations organizations;

    Permissions(Accounts accounts, Organizations organizations) {
        this.accounts = accounts;
        this.organizations = organizations;
    }

    public boolean isOperator(Session session) {
        return accounts.find(session.account())
                .filter(account -> account.is(PlatformRole.OPERATOR))
                .isPresent();
    }

    /**
     * Demands an operator.
     *
     * @throws ProblemException {@code only-operators}
     */
    public void requireOperator(Session session) {
        if (!isOperator(session)) {
            throw onlyOperators();
        }
    }

    static ProblemException onlyOperators() {
        return new ProblemException(
                AccountsProblem.ONLY_OPERATORS, "Nothing was changed. Ask an operator of this Patchbay.");
    }

    /**
     * Demands a member.
     *
     * @throws ProblemException {@code not-found}
     */
    public Membership requireMember(OrganizationId organization, Session session) {
        return organizations.membership(organization, session.account()).orElseThrow(NotFound::organization);
    }

    /**
     * Demands an admin or owner.
     *
     * @throws ProblemException {@code not-found}; {@code only-admins}, which names whom to ask
     */
    public Membership requireAdmin(OrganizationId organization, Session session) {
        Membership membership = requireMember(organization, session);
        if (!membership.role().canAdminister()) {
            throw onlyAdmins(organizations.admins(organization));
        }
        return membership;
    }

    static ProblemException onlyAdmins(List<Member> admins) {
        String names = admins.stream().map(Member::name).collect(Collectors.joining(", "));
        return new ProblemException(AccountsProblem.ONLY_ADMINS, "Nothing was changed. Ask one of: " + names + ".");
    }

    /**
     * Demands that somebody may make others what they would become: owners alone make owners.
     *
     * @throws ProblemException {@code only-owners}
     */
    public static void requireMayGrant(Membership actor, OrganizationRole role) {
        requireOwnerFor(actor, OrganizationRole.MEMBER, role);
    }

    /** Owners alone decide about owners. */
    static void requireOwnerFor(Membership actor, OrganizationRole before, OrganizationRole after) {
        boolean concernsOwners = before == OrganizationRole.OWNER || after == OrganizationRole.OWNER;
        if (concernsOwners && actor.role() != OrganizationRole.OWNER) {
            throw new ProblemException(AccountsProblem.ONLY_OWNERS, "Nothing was changed. Ask an owner.");
        }
    }
}
