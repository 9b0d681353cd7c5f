package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of organizations and of who belongs to them. */
@Component
class OrganizationRows {

    private final JdbcClient sql;
    private final Clock clock;

    OrganizationRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void insert(Organization organization) {
        try {
            sql.sql("""
                            insert into accounts.organization (id, name, display_name, created_at)
                            values (:id, :name, :displayName, :now)
                            """)
                    .param("id", organization.id().value())
                    .param("name", organization.name().value())
                    .param("displayName", organization.displayName())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.ORGANIZATION_NAME_TAKEN,
                    "Another organization is called " + organization.name() + ".");
        }
    }

    Optional<Organization> find(OrganizationId id) {
        return sql.sql("select id, name, display_name from accounts.organization where id = :id")
                .param("id", id.value())
                .query(OrganizationRows::organization)
                .optional();
    }

    List<Organization> find(Collection<OrganizationId> ids) {
        return sql.sql("select id, name, display_name from accounts.organization where id = any (:ids)")
                .param("ids", ids.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(OrganizationRows::organization)
                .list();
    }

    List<Membership> ofAccount(AccountId account) {
        return sql.sql("""
                        select o.id, o.name, o.display_name, m.account_id, m.role
                          from accounts.membership m join accounts.organization o on o.id = m.organization_id
                         where m.account_id = :account
                         order by o.display_name, o.id
                        """)
                .param("account", account.value())
                .query(OrganizationRows::membership)
                .list();
    }

    Optional<Membership> membership(OrganizationId organization, AccountId account) {
        return sql.sql("""
                        select o.id, o.name, o.display_name, m.account_id, m.role
                          from accounts.membership m join accounts.organization o on o.id = m.organization_id
                         where m.organization_id = :organization and m.account_id = :account
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .query(OrganizationRows::membership)
                .optional();
    }

    List<Member> members(OrganizationId organization) {
        return sql.sql("""
                        select a.id, a.name, a.email, m.role, m.joined_at
                          from accounts.membership m join accounts.account a on a.id = m.account_id
                         where m.organization_id = :organization
                         order by a.name, a.id
                        """)
                .param("organization", organization.value())
                .query(OrganizationRows::member)
                .list();
    }

    Map<OrganizationId, Set<AccountId>> membersAmong(
            Collection<OrganizationId> organizations, Collection<AccountId> accounts) {
        Map<OrganizationId, Set<AccountId>> members = new HashMap<>();
        sql.sql("""
                        select organization_id, account_id from accounts.membership
                         where organization_id = any (:organizations) and account_id = any (:accounts)
                        """)
                .param(
                        "organizations",
                        organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(row -> {
                    members.computeIfAbsent(
                                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                                    first -> new HashSet<>())
                            .add(new AccountId(row.getObject("account_id", UUID.class)));
                });
        return members;
    }

    /**
     * Adds a membership; whoever works for no organization works for this one now, without signing in again.
     *
     * @return whether it was not there yet
     * @throws ProblemException {@code not-found} when the account is deleted at this moment
     */
    boolean add(OrganizationId organization, AccountId account, OrganizationRole role) {
        int added;
        try {
            added = sql.sql("""
                            insert into accounts.membership (organization_id, account_id, role, joined_at)
                            values (:organization, :account, :role, :now) on conflict do nothing
                            """)
                    .param("organization", organization.value())
                    .param("account", account.value())
                    .param("role", role.word())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DataIntegrityViolationException deleted) {
            throw NotFound.account();
        }
        if (added == 0) {
            return false;
        }
        sql.sql("""
                        update accounts.session set current_organization_id = :organization
                         where account_id = :account and current_organization_id is null
                        """)
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
        return true;
    }

    void setRole(OrganizationId organization, AccountId account, OrganizationRole role) {
        sql.sql("""
                        update accounts.membership set role = :role
                         where organization_id = :organization and account_id = :account
                        """)
                .param("role", role.word())
                .param("organization", organization.value())
                .param("account", account.value())
                .update();
    }

    /** Removes a membership; sessions of that person forget the organization. */
    void remove(OrganizationId organization, AccountId account) {
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
    }

    /** Nobody else changes the organization until the transaction ends; a closed one does not exist. */
    void lock(OrganizationId organization) {
        lock(organization, "for update");
    }

    /** Nobody joins or leaves until the transaction ends. */
    void share(OrganizationId organization) {
        lock(organization, "for share");
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
