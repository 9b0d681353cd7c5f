package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Confirms people's e-mail addresses, and changes them once the new one is confirmed. The link works only for the account
 * that asked for it, signed in: else somebody could put a stranger's address on their own account, and the stranger would
 * confirm it.
 */
@Component
public class EmailChanges {

    private final Accounts accounts;
    private final AccountPasswords passwords;
    private final EmailLinks links;
    private final EmailUndos undos;
    private final AccountLetters letters;
    private final LinkThrottle throttle;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EmailChanges(
            Accounts accounts,
            AccountPasswords passwords,
            EmailLinks links,
            EmailUndos undos,
            AccountLetters letters,
            LinkThrottle throttle,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.undos = undos;
        this.letters = letters;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
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
            Secret token = links.change(id, email.value());
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
            letters.confirmEmail(account, account.email(), links.change(account.id(), account.email()));
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
        return links.pendingChange(id);
    }

    void cancel(AccountId id) {
        links.forgetChange(id);
    }

    /** The address that this link would confirm for whoever is signed in. */
    public Optional<String> waiting(Secret token, Session session, String remoteAddress) {
        throttle.guess(remoteAddress);
        Optional<String> found = links.change(token, session.account());
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
            String email = links.change(token, before.id()).orElseThrow(AccountsProblem::linkExpired);
            cancel(before.id());
            accounts.confirm(before.id(), email);
            if (!before.email().equals(email)) {
                passwords.forgetLinks(before.id());
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

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(NotFound::account);
    }
}
