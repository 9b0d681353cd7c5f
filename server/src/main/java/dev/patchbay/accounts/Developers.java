package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** People who may publish integrations. */
@Component
public class Developers {

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Developers(JdbcClient sql, Accounts accounts, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    public boolean isOne(AccountId account) {
        return accounts.find(account)
                .filter(person -> person.is(PlatformRole.DEVELOPER))
                .isPresent();
    }

    /**
     * Makes somebody a developer, beside the roles that the person has; does nothing for one who is. Asks nobody's permission:
     * its callers have done so.
     *
     * @param by the person, or the operator who approved
     * @throws ProblemException {@code not-found} when there is no such account any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(AccountId account, AccountId by) {
        Account before = accounts.lock(account).orElseThrow(NotFound::account);
        if (before.is(PlatformRole.DEVELOPER)) {
            return;
        }
        Set<PlatformRole> roles = EnumSet.of(PlatformRole.DEVELOPER);
        roles.addAll(before.roles());
        sql.sql("update accounts.account set roles = :roles where id = :id")
                .param("roles", PlatformRole.words(roles).toArray(String[]::new))
                .param("id", account.value())
                .update();
        audit.record(new AuditEntry(
                by,
                null,
                "roles.changed",
                account.toString(),
                Map.of(
                        "from", String.join(" ", PlatformRole.words(before.roles())),
                        "to", String.join(" ", PlatformRole.words(roles)))));
        events.publishEvent(new RolesChanged(account, before.roles(), roles));
    }
}
