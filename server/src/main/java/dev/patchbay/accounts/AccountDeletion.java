package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes people's accounts. What others need to know who did what is their id alone; nothing tells any more whose it was.
 */
@Component
class AccountDeletion {

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Organizations organizations;
    private final PlatformRoles roles;
    private final SessionList sessions;
    private final ObjectProvider<PersonalData> sections;
    private final AccountLetters letters;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    AccountDeletion(
            JdbcClient sql,
            Accounts accounts,
            Organizations organizations,
            PlatformRoles roles,
            SessionList sessions,
            ObjectProvider<PersonalData> sections,
            AccountLetters letters,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.accounts = accounts;
        this.organizations = organizations;
        this.roles = roles;
        this.sessions = sessions;
        this.sections = sections;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Deletes the account with everything that is kept about the person.
     *
     * @throws ProblemException {@code last-owner} with the organizations that would be left without one;
     *     {@code last-operator}
     */
    @Transactional
    void delete(AccountId id) {
        roles.requireAnotherOperator(id);
        requireOtherOwners(id);
        Account account = accounts.lock(id).orElseThrow(NotFound::account);
        organizations
                .ofAccount(id)
                .forEach(membership ->
                        organizations.removeMember(membership.organization().id(), id, id));
        sessions.endAll(id);
        sections.orderedStream().forEach(section -> section.erase(id));
        audit.record(new AuditEntry(id, null, "account.deleted", id.toString()));
        letters.deleted(account);
        events.publishEvent(new AccountDeleted(id));
        sql.sql("delete from accounts.account where id = :id")
                .param("id", id.value())
                .update();
    }

    /** All of them are named at once; their rows stay locked, so that the other owners cannot go at the same time. */
    private void requireOtherOwners(AccountId id) {
        List<Map<String, String>> alone = sql.sql("""
                        with owned as (
                            select o.id, o.display_name from accounts.organization o
                              join accounts.membership m on m.organization_id = o.id
                             where m.account_id = :id and m.role = 'owner' and o.sandbox_of is null
                             order by o.id for update of o)
                        select id, display_name from owned
                         where not exists (select from accounts.membership other
                                            where other.organization_id = owned.id
                                              and other.role = 'owner' and other.account_id <> :id)
                         order by display_name, id
                        """)
                .param("id", id.value())
                .query((row, number) -> Map.of("id", row.getString("id"), "displayName", row.getString("display_name")))
                .list();
        if (!alone.isEmpty()) {
            throw new ProblemException(
                    AccountsProblem.LAST_OWNER,
                    "Nothing was deleted. Make somebody else an owner of each of these organizations, or close it: "
                            + String.join(
                                    ", ",
                                    alone.stream()
                                            .map(one -> one.get("displayName"))
                                            .toList()) + ".",
                    Map.of("organizations", alone));
        }
    }
}
