package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People make their own accounts, in two steps: they choose a password, and open the link that is mailed to them. Whether
 * the address has an account already shows only in the letter. The link alone is not enough in another browser than the one
 * that signed up: else somebody could choose a password for a stranger's address, and the stranger would confirm it.
 */
@Component
public class SignUps {

    private static final String KIND = "sign-up";
    private static final int TOKEN_BYTES = 32;

    private final PendingSignUps pending;
    private final SignUpPolicy policy;
    private final LinkThrottle throttle;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AccountLetters letters;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Ids ids;

    SignUps(
            PendingSignUps pending,
            SignUpPolicy policy,
            LinkThrottle throttle,
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            AccountLetters letters,
            Audit audit,
            TransactionTemplate transaction,
            Ids ids) {
        this.pending = pending;
        this.policy = policy;
        this.throttle = throttle;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * Somebody who waits to confirm the address.
     *
     * @param passwordNeeded whether this is another browser than the one that signed up
     */
    public record Waiting(String email, boolean passwordNeeded) {}

    /**
     * Begins a sign-up and mails its link; or mails that there is an account already. Both do the same work.
     *
     * @return what the browser keeps until the link is opened
     * @throws ProblemException {@code invalid-request} with every mistake; {@code sign-up-closed}; {@code too-many-requests};
     *     {@code sign-in-busy}; {@code mail-not-configured}
     */
    public Secret begin(SignUpRequest wanted) {
        letters.requireConfigured();
        Account person =
                accounts.check(new NewAccount(wanted.email(), true, wanted.name(), wanted.password(), Set.of()));
        var email = new EmailAddress(person.email());
        policy.require(email, wanted.invitation());
        throttle.letterFrom(wanted.journey().remoteAddress());
        throttle.letterTo(KIND, email);
        String hash = passwords.hash(wanted.password());
        Secret browser = wanted.journey().browser().orElseGet(() -> Secret.of(ids.token(TOKEN_BYTES)));
        transaction.executeWithoutResult(status -> {
            Secret token = pending.add(person, hash, wanted, browser);
            Optional<Account> known = accounts.findByEmail(person.email());
            known.ifPresentOrElse(letters::signUpOfKnown, () -> letters.signUp(person.email(), wanted.locale(), token));
        });
        return browser;
    }

    /** Who waits to be confirmed by this link; nobody if it was used, is too old or is none. */
    public Optional<Waiting> waiting(Secret token, Optional<Secret> browser, String remoteAddress) {
        throttle.guess(remoteAddress);
        Optional<PendingSignUps.Pending> found = pending.find(token);
        found.ifPresent(any -> throttle.right(remoteAddress));
        return found.map(waiting -> new Waiting(waiting.email(), !waiting.isOf(browser)));
    }

    /**
     * Makes the account, whose address is confirmed now, and signs the person in. All other links for the address die.
     *
     * @throws ProblemException {@code link-expired}; {@code email-taken} when the address came to an account meanwhile;
     *     {@code too-many-requests}
     */
    public SignUpConfirmation.Outcome confirm(SignUpConfirmation confirmation) {
        String remoteAddress = confirmation.by().address();
        throttle.guess(remoteAddress);
        PendingSignUps.Pending found = pending.find(confirmation.token()).orElseThrow(AccountsProblem::linkExpired);
        throttle.right(remoteAddress);
        if (!found.isOf(confirmation.browser())) {
            Optional<Secret> password = confirmation.password();
            if (password.isEmpty()) {
                return new SignUpConfirmation.PasswordNeeded(false);
            }
            throttle.passwordFor(confirmation.token());
            if (!passwords.matches(password.get(), found.password())) {
                return new SignUpConfirmation.PasswordNeeded(true);
            }
        }
        SignIn.SignedIn signedIn = transaction.execute(status -> make(found, confirmation));
        return new SignUpConfirmation.Confirmed(signedIn, found.returnPath());
    }

    private SignIn.SignedIn make(PendingSignUps.Pending found, SignUpConfirmation confirmation) {
        if (!pending.take(found)) {
            throw AccountsProblem.linkExpired();
        }
        Account person = accounts.insert(accounts.confirmed(found));
        AccountId id = person.id();
        audit.record(new AuditEntry(id, null, "account.created", id.toString()));
        return sessions.open(id, confirmation.previous(), confirmation.by());
    }
}
