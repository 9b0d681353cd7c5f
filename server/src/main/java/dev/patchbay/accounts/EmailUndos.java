package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back for whoever reads in the old mailbox that the address of the account is another one, and did not do it: the
 * old address holds again, everybody is signed out, and a new password can be asked for.
 */
@Component
public class EmailUndos {

    private final Accounts accounts;
    private final AccountPasswords passwords;
    private final EmailLinks links;
    private final SessionList sessions;
    private final AccountLetters letters;
    private final LinkThrottle throttle;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EmailUndos(
            Accounts accounts,
            AccountPasswords passwords,
            EmailLinks links,
            SessionList sessions,
            AccountLetters letters,
            LinkThrottle throttle,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.links = links;
        this.sessions = sessions;
        this.letters = letters;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /** Tells the address that was replaced, with its link back; only one that was confirmed has a way back. */
    void offer(Account before) {
        if (before.emailConfirmed()) {
            letters.emailChanged(before, links.undo(before));
        }
    }

    /** The address that would hold again. */
    public Optional<String> waiting(Secret token, String remoteAddress) {
        throttle.guess(remoteAddress);
        Optional<EmailLinks.Undo> found = links.undo(token);
        found.ifPresent(any -> throttle.right(remoteAddress));
        return found.map(EmailLinks.Undo::email);
    }

    /**
     * Takes the change back.
     *
     * @throws ProblemException {@code link-expired}; {@code email-taken}; {@code too-many-requests}
     */
    public void use(Secret token, String remoteAddress) {
        throttle.guess(remoteAddress);
        transaction.executeWithoutResult(status -> {
            AccountId id = links.undo(token).map(EmailLinks.Undo::account).orElseThrow(AccountsProblem::linkExpired);
            EmailLinks.Undo undo =
                    accounts.lock(id).flatMap(locked -> links.undo(token)).orElseThrow(AccountsProblem::linkExpired);
            accounts.confirm(id, undo.email());
            passwords.forgetLinks(id);
            links.forgetUndos(id);
            sessions.endAll(id);
            audit.record(new AuditEntry(id, null, "email.restored", id.toString()));
            events.publishEvent(new EmailChanged(id));
        });
        throttle.right(remoteAddress);
    }
}
