package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Somebody who is signed in proves once more who it is, with the password. */
@Component
public class StepUps {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInThrottle throttle;

    StepUps(Accounts accounts, Sessions sessions, SignInThrottle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /**
     * Checks the password; from then on the session has another cookie, and the old one opens nothing. What failed counts as at
     * signing in: a stolen session is no place to guess.
     *
     * @throws ProblemException {@code too-many-attempts}; {@code sign-in-busy}; {@code sign-in-required} when the session
     *     ended meanwhile
     */
    public SignIn byPassword(Session session, Secret password, SignedInBy by) {
        Account account = accounts.find(session.account()).orElseThrow(Sessions::over);
        var attempt = new SignInAttempt(account.email(), password, by, Optional.of(session));
        throttle.admit(attempt);
        boolean right = password.reveal().length() <= Passwords.MAXIMUM
                && accounts.authenticate(account.email(), password)
                        .filter(found -> found.id().equals(session.account()))
                        .isPresent();
        if (!right) {
            return new SignIn.WrongCredentials();
        }
        throttle.forgive(attempt);
        return sessions.renew(session);
    }
}
