package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Confirms people's e-mail addresses, and changes them once the new one is confirmed. The link works only for the account
 * that asked for it, signed in: else somebody could put a stranger's address on their own account, and the stranger would
 * confirm it.
 */
@Component
public class EmailChanges {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final EmailUndos undos;
    private final AccountLetters letters;
    private final LinkThrottle throttle;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final LinksSettings settings;
    private final Ids ids;
    private final Clock clock;

    EmailChanges(
            JdbcClient sql,
            Accounts accounts,
            EmailUndos undos,
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
        this.undos = undos;
        this.letters = letters;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Mails a link to the address that is to become the person's. If somebody else has it, that person is told instead, and
     * the asker learns nothing.
     *
     * @throws ProblemException {@code invalid-request}; {@code too-many-requests}; {@code mail-not-configured}
     */
    void ask(AccountId id, String wanted) {
        letters.requireConfigured();
        var mistakes = new InvalidRequest();
        Optional<EmailAddress> parsed = EmailAddress.parse(wanted, "/email", mistakes);
        mistakes.orThrow();
        EmailAddress email = parsed.orElseThrow();
        Account account = account(id);
        if (account.email().equals(email.value()) && account.emailConfirmed()) {
            mistakes.error("/email", "same", "This is your address already.");
            mistakes.orThrow();
        }
        throttle.letterTo("email-change:" + id, email);
        throttle.letterTo("email-change", email);
        transaction.executeWithoutResult(status -> {
            Secret token = issue(id, email.value());
            accounts.findByEmail(email.value())
                    .filter(holder -> !holder.id().equals(id))
                    .ifPresentOrElse(letters::emailTaken, () -> letters.confirmEmail(account, email.value(), token));
            audit.record(new AuditEntry(id, null, "email.asked", id.toString()));
        });
    }

    /**
     * Mails the first link to somebody whose account another person made, in the transaction that makes it. Without a mail
     * server nothing is confirmed: the person asks once there is one.
     */
    void askNewcomer(Account account) {
        if (letters.configured()) {
            letters.confirmEmail(account, account.email(), issue(account.id(), account.email()));
        }
    }

    /**
     * Mails the link again for the address that waits, or else for the account's own if it was never confirmed.
     *
     * @throws ProblemException {@code too-many-requests}; {@code mail-not-configured}
     */
    void askAgain(AccountId id) {
        Account account = account(id);
        Optional<String> waiting = pending(id);
        if (waiting.isPresent() || !account.emailConfirmed()) {
            ask(id, waiting.orElse(account.email()));
        }
    }

    /** The address that is to replace the person's. */
    Optional<String> pending(AccountId id) {
        return sql.sql("""
                        select c.email from accounts.email_change c join accounts.account a on a.id = c.account_id
                         where c.account_id = :id and c.expires_at > :now and c.email <> a.email
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    void cancel(AccountId id) {
        sql.sql("delete from accounts.email_change where account_id = :id")
                .param("id", id.value())
                .update();
    }

    /** The address that this link would confirm for whoever is signed in. */
    public Optional<String> waiting(Secret token, Session session, String remoteAddress) {
        throttle.guess(remoteAddress);
        Optional<String> found = find(token, session.account());
        found.ifPresent(any -> throttle.right(remoteAddress));
        return found;
    }

    /**
     * Makes the link's address the account's, confirmed. A replaced one is told, and can take it back.
     *
     * @throws ProblemException {@code link-expired}, also for a link of another account; {@code email-taken};
     *     {@code too-many-requests}
     */
    public void confirm(Secret token, Session session, String remoteAddress) {
        throttle.guess(remoteAddress);
        transaction.executeWithoutResult(status -> {
            Account before = accounts.lock(session.account()).orElseThrow(NotFound::account);
            String email = find(token, before.id()).orElseThrow(AccountsProblem::linkExpired);
            cancel(before.id());
            set(before.id(), email);
            if (!before.email().equals(email)) {
                sql.sql("delete from accounts.password_reset where account_id = :id")
                        .param("id", before.id().value())
                        .update();
                undos.offer(before);
            }
            audit.record(new AuditEntry(
                    before.id(),
                    null,
                    before.email().equals(email) ? "email.confirmed" : "email.changed",
                    before.id().toString()));
            events.publishEvent(new EmailChanged(before.id()));
        });
        throttle.right(remoteAddress);
    }

    private void set(AccountId id, String email) {
        try {
            sql.sql("update accounts.account set email = :email, email_confirmed_at = :now where id = :id")
                    .param("email", email)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.EMAIL_TAKEN, "Nothing was changed. Another account has this address by now.");
        }
    }

    private Secret issue(AccountId account, String email) {
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.email_change (account_id, token_hash, email, expires_at)
                        values (:account, :token, :email, :expires)
                        on conflict (account_id) do update
                            set token_hash = excluded.token_hash, email = excluded.email, expires_at = excluded.expires_at
                        """)
                .param("account", account.value())
                .param("token", Sha256.of(token))
                .param("email", email)
                .param("expires", Timestamp.from(clock.instant().plus(settings.emailLife())))
                .update();
        return Secret.of(token);
    }

    private Optional<String> find(Secret token, AccountId account) {
        return sql.sql("""
                        select email from accounts.email_change
                         where token_hash = :token and account_id = :account and expires_at > :now
                        """)
                .param("token", Sha256.of(token.reveal()))
                .param("account", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(NotFound::account);
    }
}
