package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back for whoever reads in the old mailbox that the address of the account is another one, and did not do it: the
 * old address holds again, everybody is signed out, and a new password can be asked for.
 */
@Component
public class EmailUndos {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final AccountPasswords accountPasswords;
    private final SessionList sessions;
    private final AccountLetters letters;
    private final LinkThrottle throttle;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final LinksSettings settings;
    private final Ids ids;
    private final Clock clock;

    EmailUndos(
            JdbcClient sql,
            Accounts accounts,
            AccountPasswords accountPasswords,
            SessionList sessions,
            AccountLetters letters,
            LinkThrottle throttle,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            LinksSettings settings,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.accountPasswords = accountPasswords;
        this.sessions = sessions;
        this.letters = letters;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells the address that was replaced, with its link back; only one that was confirmed has a way back. */
    void offer(Account before) {
        if (!before.emailConfirmed()) {
            return;
        }
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.email_undo (token_hash, account_id, email, expires_at)
                        values (:token, :account, :email, :expires)
                        """)
                .param("token", Sha256.of(token))
                .param("account", before.id().value())
                .param("email", before.email())
                .param("expires", Timestamp.from(clock.instant().plus(settings.emailUndoLife())))
                .update();
        letters.emailChanged(before, Secret.of(token));
    }

    /** The address that would hold again. */
    public Optional<String> waiting(Secret token, String remoteAddress) {
        throttle.guess(remoteAddress);
        Optional<Undo> found = find(token);
        found.ifPresent(any -> throttle.right(remoteAddress));
        return found.map(Undo::email);
    }

    /**
     * Takes the change back.
     *
     * @throws ProblemException {@code link-expired}; {@code email-taken}; {@code too-many-requests}
     */
    public void use(Secret token, String remoteAddress) {
        throttle.guess(remoteAddress);
        transaction.executeWithoutResult(status -> {
            AccountId id = find(token).map(Undo::account).orElseThrow(AccountsProblem::linkExpired);
            Undo undo = accounts.lock(id).flatMap(locked -> find(token)).orElseThrow(AccountsProblem::linkExpired);
            restore(undo);
            accountPasswords.forgetLinks(id);
            sql.sql("delete from accounts.email_undo where account_id = :id")
                    .param("id", id.value())
                    .update();
            sessions.endAll(id);
            audit.record(new AuditEntry(id, null, "email.restored", id.toString()));
            events.publishEvent(new EmailChanged(id));
        });
        throttle.right(remoteAddress);
    }

    private void restore(Undo undo) {
        try {
            sql.sql("update accounts.account set email = :email, email_confirmed_at = :now where id = :id")
                    .param("email", undo.email())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", undo.account().value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.EMAIL_TAKEN, "Nothing was changed. Another account has this address by now.");
        }
    }

    private Optional<Undo> find(Secret token) {
        return sql.sql(
                        "select account_id, email from accounts.email_undo where token_hash = :token and expires_at > :now")
                .param("token", Sha256.of(token.reveal()))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Undo(new AccountId(row.getObject("account_id", UUID.class)), row.getString("email")))
                .optional();
    }

    private record Undo(AccountId account, String email) {}
}
