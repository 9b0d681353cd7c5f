package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** New passwords for people who have an account. With the old one go the other sessions and every link that was mailed. */
@Component
class AccountPasswords {

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SessionList sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AccountPasswords(
            JdbcClient sql,
            Accounts accounts,
            Passwords passwords,
            SessionList sessions,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Changes the password of who is signed in, whose other sessions end.
     *
     * @throws ProblemException {@code invalid-request}; {@code sign-in-busy}
     */
    void change(Session session, Secret password) {
        Account account = accounts.find(session.account()).orElseThrow(NotFound::account);
        String hash = hash(account, password);
        transaction.executeWithoutResult(status -> {
            replace(account.id(), hash, "password.changed");
            sessions.endOthers(session);
        });
    }

    /**
     * Checks and hashes, for which no transaction should be open.
     *
     * @throws ProblemException {@code invalid-request}; {@code sign-in-busy}
     */
    String hash(Account account, Secret password) {
        var mistakes = new InvalidRequest();
        Passwords.check(password.reveal(), "/password", List.of(account.email(), account.name()), mistakes);
        mistakes.orThrow();
        return passwords.hash(password);
    }

    /** Replaces the password in the caller's transaction, who ends the sessions. */
    void replace(AccountId account, String hash, String action) {
        sql.sql("update accounts.account set password = :hash where id = :id")
                .param("hash", hash)
                .param("id", account.value())
                .update();
        forgetLinks(account);
        audit.record(new AuditEntry(account, null, action, account.toString()));
        events.publishEvent(new PasswordChanged(account));
    }

    /** The links that would change the account die. The way back to a replaced address stays: it is the owner's. */
    void forgetLinks(AccountId account) {
        sql.sql("delete from accounts.password_reset where account_id = :id")
                .param("id", account.value())
                .update();
        sql.sql("delete from accounts.email_change where account_id = :id")
                .param("id", account.value())
                .update();
    }
}
