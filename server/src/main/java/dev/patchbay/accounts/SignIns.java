package dev.patchbay.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one way in for people with a password. */
@Component
public class SignIns {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInThrottle throttle;

    SignIns(Accounts accounts, Sessions sessions, SignInThrottle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /**
     * Tries to sign in; whether the account exists shows neither in the answer nor in the time it takes.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code too-many-attempts} for this account or from this address;
     *     {@code sign-in-busy} when too many are being checked at once
     */
    public SignIn signIn(SignInAttempt attempt) {
        throttle.admit(attempt);
        if (attempt.password().reveal().length() > Passwords.MAXIMUM) {
            return new SignIn.WrongCredentials();
        }
        Optional<Account> account = accounts.authenticate(attempt.email(), attempt.password());
        if (account.isEmpty()) {
            return new SignIn.WrongCredentials();
        }
        throttle.forgive(attempt);
        return sessions.open(account.get().id(), attempt.previous(), attempt.by());
    }
}
