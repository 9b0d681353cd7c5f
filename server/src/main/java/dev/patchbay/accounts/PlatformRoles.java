package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles on the platform. Whatever could leave Patchbay without an operator waits for the lock of all operators' rows, and only
 * then looks who is one: somebody may have changed that while it waited.
 */
@Component
class PlatformRoles {

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Sandboxes sandboxes;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PlatformRoles(
            JdbcClient sql, Accounts accounts, Sandboxes sandboxes, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.accounts = accounts;
        this.sandboxes = sandboxes;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Gives somebody these roles and no others.
     *
     * @param actor an operator
     * @throws ProblemException {@code only-operators}; {@code not-found}; {@code last-operator}
     */
    @Transactional
    Account set(AccountId subject, Set<PlatformRole> wanted, AccountId actor) {
        List<AccountId> operators = lockOperators();
        if (!operators.contains(actor)) {
            throw Permissions.onlyOperators();
        }
        Account before = accounts.lock(subject).orElseThrow(NotFound::account);
        if (!wanted.contains(PlatformRole.OPERATOR)) {
            requireAnother(operators, subject);
        }
        if (!wanted.isEmpty() && sandboxes.isTestMember(subject)) {
            throw TestMemberBounds.refused();
        }
        if (before.roles().equals(wanted)) {
            return before;
        }
        sql.sql("update accounts.account set roles = :roles where id = :id")
                .param("roles", PlatformRole.words(wanted).toArray(String[]::new))
                .param("id", subject.value())
                .update();
        audit.record(new AuditEntry(
                actor,
                null,
                "roles.changed",
                subject.toString(),
                Map.of("from", words(before.roles()), "to", words(wanted))));
        events.publishEvent(new RolesChanged(subject, before.roles(), wanted));
        return accounts.find(subject).orElseThrow(NotFound::account);
    }

    /**
     * Demands that Patchbay has an operator without this person too, until the end of the transaction.
     *
     * @throws ProblemException {@code last-operator}
     */
    void requireAnotherOperator(AccountId leaving) {
        requireAnother(lockOperators(), leaving);
    }

    private static void requireAnother(List<AccountId> operators, AccountId leaving) {
        if (operators.equals(List.of(leaving))) {
            throw new ProblemException(
                    AccountsProblem.LAST_OPERATOR, "Nothing was changed. Make somebody else an operator first.");
        }
    }

    private List<AccountId> lockOperators() {
        return sql.sql("select id from accounts.account where 'operator' = any (roles) order by id for update")
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    private static String words(Set<PlatformRole> roles) {
        return String.join(" ", PlatformRole.words(roles));
    }
}
