package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Organizations(JdbcClient sql, ApplicationEventPublisher events, Audit audit, Ids ids, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes an organization with its first owner.
     *
     * @param actor who does it: the owner, or an operator
     * @throws ProblemException {@code organization-name-taken}
     */
    @Transactional
    public Organization create(Slug name, String displayName, AccountId owner, AccountId actor) {
        new InvalidRequest()
                .text("/displayName", displayName, DISPLAY_NAME_MAXIMUM)
                .orThrow();
        var organization = new Organization(new OrganizationId(ids.next()), name, displayName.strip());
        try {
            sql.sql("""
                            insert into accounts.organization (id, name, display_name, created_at)
                            values (:id, :name, :displayName, :now)
                            """)
                    .param("id", organization.id().value())
                    .param("name", name.value())
                    .param("displayName", organization.displayName())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.ORGANIZATION_NAME_TAKEN, "Another organization is called " + name + ".");
        }
        audit.record(new AuditEntry(actor, organization.id(), "organization.created", name.value()));
        addMember(organization.id(), owner, OrganizationRole.OWNER, actor);
        return organization;
    }

    public Optional<Organization> find(OrganizationId id) {
        return sql.sql("select id, name, display_name from accounts.organization where id = :id")
                .param("id", id.value())
                .query(Organizations::organization)
                .optional();
    }

    /** What the account belongs to, by name. */
    public List<Membership> ofAccount(AccountId account) {
        return sql.sql("""
                        select o.id, o.name, o.display_name, m.account_id, m.role
                          from accounts.membership m join accounts.organization o on o.id = m.organization_id
                         where m.account_id = :account
                         order by o.display_name, o.id
                        """)
                .param("account", account.value())
                .query(Organizations::membership)
                .list();
    }

    public Optional<Membership> membership(OrganizationId organization, AccountId account) {
        return sql.sql("""
                        select o.id, o.name, o.display_name, m.account_id, m.role
                          from accounts.membership m join accounts.organization o on o.id = m.organization_id
                         where m.organization_id = :organization and m.account_id = :account
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .query(Organizations::membership)
                .optional();
    }

    /** Who belongs to the organization, by name. */
    public List<Member> members(OrganizationId organization) {
        return sql.sql("""
                        select a.id, a.name, a.email, m.role, m.joined_at
                          from accounts.membership m join accounts.account a on a.id = m.account_id
                         where m.organization_id = :organization
                         order by a.name, a.id
                        """)
                .param("organization", organization.value())
                .query(Organizations::member)
                .list();
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
     * @throws ProblemException {@code already-member}
     */
    @Transactional
    public void addMember(OrganizationId organization, AccountId account, OrganizationRole role, AccountId actor) {
        lock(organization);
        int added = sql.sql("""
                        insert into accounts.membership (organization_id, account_id, role, joined_at)
                        values (:organization, :account, :role, :now) on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .param("role", role.word())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw alreadyMember();
        }
        // whoever worked for none works for this one now, without signing in again
        sql.sql("""
                        update accounts.session set current_organization_id = :organization
                         where account_id = :account and current_organization_id is null
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
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
        sql.sql("""
                        update accounts.membership set role = :role
                         where organization_id = :organization and account_id = :account
                        """)
                .param("role", role.word())
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
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
        sql.sql("delete from accounts.membership where organization_id = :organization and account_id = :account")
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
        sql.sql("""
                        update accounts.session set current_organization_id = null
                         where account_id = :account and current_organization_id = :organization
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
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
        lock(organization, "for share");
    }

    /** Nobody else changes the organization until the transaction ends; a closed one does not exist. */
    void lock(OrganizationId organization) {
        lock(organization, "for update");
    }

    private void lock(OrganizationId organization, String strength) {
        boolean found = sql.sql("select id from accounts.organization where id = :id and closed_at is null " + strength)
                .param("id", organization.value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!found) {
            throw NotFound.organization();
        }
    }

    Membership requireAdmin(OrganizationId organization, AccountId actor) {
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
        boolean another = members(organization).stream()
                .anyMatch(member -> member.role() == OrganizationRole.OWNER
                        && !member.account().equals(owner));
        if (!another) {
            throw new ProblemException(
                    AccountsProblem.LAST_OWNER, "Nothing was changed. Make somebody else an owner first.");
        }
    }

    private static Organization organization(ResultSet row, int number) throws SQLException {
        return new Organization(
                new OrganizationId(row.getObject("id", UUID.class)),
                Slug.of(row.getString("name")),
                row.getString("display_name"));
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                organization(row, number),
                new AccountId(row.getObject("account_id", UUID.class)),
                OrganizationRole.of(row.getString("role")));
    }

    static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                OrganizationRole.of(row.getString("role")),
                row.getTimestamp("joined_at").toInstant());
    }
}
