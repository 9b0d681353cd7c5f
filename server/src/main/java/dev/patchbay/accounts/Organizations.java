package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Organizations and who belongs to them. Whatever could leave one without an owner waits for its row's
 * lock, and only then looks who may do it: the roles may have changed while it waited.
 */
@Component
public class Organizations {

    static final int DISPLAY_NAME_MAXIMUM = 100;

    private final OrganizationRows rows;
    private final Sandboxes sandboxes;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Ids ids;

    Organizations(OrganizationRows rows, Sandboxes sandboxes, ApplicationEventPublisher events, Audit audit, Ids ids) {
        this.rows = rows;
        this.sandboxes = sandboxes;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Makes an organization with its first owner.
     *
     * @param actor who does it: the owner, or an operator
     * @throws ProblemException {@code organization-name-taken}; {@code not-found} when there is no such owner any more
     */
    @Transactional
    public Organization create(Slug name, String displayName, AccountId owner, AccountId actor) {
        new InvalidRequest()
                .text("/displayName", displayName, DISPLAY_NAME_MAXIMUM)
                .orThrow();
        var organization = new Organization(new OrganizationId(ids.next()), name, displayName.strip());
        rows.insert(organization);
        audit.record(new AuditEntry(actor, organization.id(), "organization.created", name.value()));
        addMember(organization.id(), owner, OrganizationRole.OWNER, actor);
        return organization;
    }

    /** Those with these ids; fewer where there are none. */
    public List<Organization> find(Collection<OrganizationId> ids) {
        return rows.find(ids);
    }

    public Optional<Organization> find(OrganizationId id) {
        return rows.find(id);
    }

    /** What the account belongs to, by name. */
    public List<Membership> ofAccount(AccountId account) {
        return rows.ofAccount(account);
    }

    public Optional<Membership> membership(OrganizationId organization, AccountId account) {
        return rows.membership(organization, account);
    }

    /** Who belongs to the organization, by name. */
    public List<Member> members(OrganizationId organization) {
        return rows.members(organization);
    }

    /** Which of these accounts belong to which of these organizations; those to which none does are not there. */
    public Map<OrganizationId, Set<AccountId>> membersAmong(
            Collection<OrganizationId> organizations, Collection<AccountId> accounts) {
        return rows.membersAmong(organizations, accounts);
    }

    /** Who may install apps for the organization: the people to ask. */
    public List<Member> admins(OrganizationId organization) {
        return members(organization).stream()
                .filter(member -> member.role().canAdminister())
                .toList();
    }

    /**
     * Demands that the account is no member.
     *
     * @throws ProblemException {@code already-member}
     */
    public void requireNoMember(OrganizationId organization, AccountId account) {
        if (membership(organization, account).isPresent()) {
            throw alreadyMember();
        }
    }

    private static ProblemException alreadyMember() {
        return new ProblemException(
                AccountsProblem.ALREADY_MEMBER, "Nothing was changed. Change the member's role instead.");
    }

    /**
     * Adds a member.
     *
     * @throws ProblemException {@code already-member}; {@code not-found} when there is no such account any more
     */
    @Transactional
    public void addMember(OrganizationId organization, AccountId account, OrganizationRole role, AccountId actor) {
        lock(organization);
        sandboxes.requireFit(organization, account);
        if (!rows.add(organization, account, role)) {
            throw alreadyMember();
        }
        record(actor, organization, "member.added", account, Map.of("role", role.word()));
        events.publishEvent(new MemberAdded(organization, account, role));
    }

    /**
     * Gives a member another role.
     *
     * @param actor an admin; an owner if it concerns one
     * @throws ProblemException {@code not-found}; {@code only-admins}; {@code only-owners}; {@code last-owner}
     */
    @Transactional
    public void changeRole(OrganizationId organization, AccountId account, OrganizationRole role, AccountId actor) {
        lock(organization);
        Membership deciding = requireAdmin(organization, actor);
        OrganizationRole before = roleOf(organization, account);
        Permissions.requireOwnerFor(deciding, before, role);
        if (before == role) {
            return;
        }
        if (before == OrganizationRole.OWNER) {
            requireAnotherOwner(organization, account);
        }
        rows.setRole(organization, account, role);
        record(actor, organization, "member.role-changed", account, Map.of("from", before.word(), "to", role.word()));
        events.publishEvent(new MemberChanged(organization, account, role));
    }

    /**
     * Removes a member; sessions of that person forget the organization.
     *
     * @param actor the member; or an admin, an owner if it concerns one
     * @throws ProblemException {@code not-found}; {@code only-admins}; {@code only-owners}; {@code last-owner}
     */
    @Transactional
    public void removeMember(OrganizationId organization, AccountId account, AccountId actor) {
        lock(organization);
        if (!actor.equals(account)) {
            Membership deciding = requireAdmin(organization, actor);
            Permissions.requireOwnerFor(deciding, roleOf(organization, account), OrganizationRole.MEMBER);
        }
        if (roleOf(organization, account) == OrganizationRole.OWNER) {
            requireAnotherOwner(organization, account);
        }
        rows.remove(organization, account);
        record(actor, organization, "member.removed", account, Map.of());
        events.publishEvent(new MemberRemoved(organization, account));
    }

    private void record(
            AccountId actor,
            OrganizationId organization,
            String action,
            AccountId subject,
            Map<String, String> detail) {
        audit.record(new AuditEntry(actor, organization, action, subject.toString(), detail));
    }

    /**
     * Nobody joins or leaves until the transaction ends: whoever installs an app tells it of everybody who is there.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdMembers(OrganizationId organization) {
        rows.share(organization);
    }

    /** Nobody else changes the organization until the transaction ends; a closed one does not exist. */
    void lock(OrganizationId organization) {
        rows.lock(organization);
    }

    /**
     * Demands an admin or owner; whoever holds the members knows that the actor stays one.
     *
     * @throws ProblemException {@code not-found}; {@code only-admins}, which names whom to ask
     */
    public Membership requireAdmin(OrganizationId organization, AccountId actor) {
        Membership membership = membership(organization, actor).orElseThrow(NotFound::organization);
        if (!membership.role().canAdminister()) {
            throw Permissions.onlyAdmins(admins(organization));
        }
        return membership;
    }

    private OrganizationRole roleOf(OrganizationId organization, AccountId account) {
        return membership(organization, account).orElseThrow(NotFound::member).role();
    }

    private void requireAnotherOwner(OrganizationId organization, AccountId owner) {
        if (sandboxes.publisherOf(organization).isPresent()) {
            return; // its publisher looks after it
        }
        boolean another = members(organization).stream()
                .anyMatch(member -> member.role() == OrganizationRole.OWNER
                        && !member.account().equals(owner));
        if (!another) {
            throw new ProblemException(
                    AccountsProblem.LAST_OWNER, "Nothing was changed. Make somebody else an owner first.");
        }
    }
}
