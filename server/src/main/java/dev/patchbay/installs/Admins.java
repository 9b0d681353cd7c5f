package dev.patchbay.installs;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.MemberPages;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who may decide about an organization's apps, and what the others are told: whom to ask. */
@Component
class Admins {

    private final Accounts accounts;
    private final Organizations organizations;
    private final Assignments assignments;
    private final MemberPages members;

    Admins(Accounts accounts, Organizations organizations, Assignments assignments, MemberPages members) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.assignments = assignments;
        this.members = members;
    }

    /** The account's membership; strangers do not even learn whether the organization exists. */
    Membership membership(OrganizationId organization, AccountId account) {
        return organizations
                .membership(organization, account)
                .orElseThrow(() ->
                        new ProblemException(KernelProblem.NOT_FOUND, "You belong to no organization with this id."));
    }

    List<String> names(OrganizationId organization) {
        return organizations.admins(organization).stream().map(Member::name).toList();
    }

    void requireForInstalling(OrganizationId organization, AccountId actor) {
        require(InstallsProblem.ONLY_ADMINS_INSTALL, membership(organization, actor));
    }

    /** Whether the account decides about the installation: an admin of the organization, or the person whose it is. */
    void requireForOwning(Installation installation, AccountId actor) {
        if (installation.owner() == null) {
            requireForManaging(installation, actor);
        } else {
            requireOwn(installation, actor);
        }
    }

    void requireForManaging(Installation installation, AccountId actor) {
        require(InstallsProblem.ONLY_ADMINS_MANAGE, membership(installation, actor));
    }

    void requireForManaging(OrganizationId organization, AccountId actor) {
        require(InstallsProblem.ONLY_ADMINS_MANAGE, membership(organization, actor));
    }

    /** An admin of the organization, or of the app. */
    Decider requireForMembers(Installation installation, AccountId actor) {
        Membership membership = membership(installation, actor);
        if (membership.role().canAdminister()) {
            return new Decider(true);
        }
        Access own = Access.of(
                installation.accessPolicy(),
                assignments.find(installation.id(), actor).orElse(null));
        if (!own.isAdmin()) {
            require(InstallsProblem.ONLY_ADMINS_MANAGE, membership);
        }
        return new Decider(false);
    }

    /**
     * Who decides about a member.
     *
     * @param organizationAdmin else an admin of the app alone
     */
    record Decider(boolean organizationAdmin) {

        /** Who administers the app is the organization's decision, so that app admins cannot shut each other out. */
        void require(Access before, Access after) {
            if (!organizationAdmin && (before.isAdmin() || after.isAdmin())) {
                throw new ProblemException(
                        InstallsProblem.ONLY_ADMINS_NAME_APP_ADMINS,
                        "Nothing was changed. Ask an admin of your organization.");
            }
        }
    }

    /**
     * The account's membership in the installation's organization; strangers do not learn that there is one.
     *
     * @throws ProblemException {@code not-found}; {@code app-of-one-person} for the person whose own installation it is
     */
    Membership membership(Installation installation, AccountId account) {
        if (installation.owner() != null) {
            requireOwn(installation, account);
        }
        return organizations
                .membership(installation.requireOrganization(), account)
                .orElseThrow(Admins::unknownInstallation);
    }

    /** Whoever installed it for themselves; nobody else learns that there is such an installation. */
    static void requireOwn(Installation installation, AccountId account) {
        if (!account.equals(installation.owner())) {
            throw unknownInstallation();
        }
    }

    /** The same with what others see of the member. */
    Member member(Installation installation, AccountId account) {
        membership(installation, account);
        return members.find(installation.requireOrganization(), account).orElseThrow(Admins::unknownInstallation);
    }

    static ProblemException unknownInstallation() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id.");
    }

    /** Each cause of a suspension has its owner. */
    void requireOwner(SuspensionCause cause, Installation installation, AccountId actor) {
        switch (cause) {
            case ADMIN -> requireForManaging(installation, actor);
            case OPERATOR, PAYMENT -> {
                boolean operator = accounts.find(actor)
                        .filter(account -> account.is(PlatformRole.OPERATOR))
                        .isPresent();
                if (!operator) {
                    throw new ProblemException(
                            InstallsProblem.ONLY_OPERATORS_SUSPEND, "Nothing was changed. Ask the operator.");
                }
            }
        }
    }

    private void require(InstallsProblem problem, Membership membership) {
        if (!membership.role().canAdminister()) {
            List<String> names = names(membership.organization().id());
            throw new ProblemException(
                    problem,
                    "Nothing was changed. Ask an admin of "
                            + membership.organization().displayName() + ": " + String.join(", ", names) + ".",
                    Map.of(
                            "admins",
                            names.stream().map(name -> Map.of("name", name)).toList()));
        }
    }
}
