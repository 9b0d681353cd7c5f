package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: per account, whether or not it exists, and per network address. Only what fails counts; a success
 * clears the account, but not what else was tried from its address.
 */
@Component
class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    private final Throttle throttle;
    private final Allowance perAccount;
    private final Allowance perAddress;

    SignInThrottle(Throttle throttle, AccountsSettings settings) {
        this.throttle = throttle;
        this.perAccount = new Allowance(settings.signInsPerAccount(), WINDOW, LONGEST_WAIT);
        this.perAddress = new Allowance(settings.signInsPerAddress(), WINDOW, LONGEST_WAIT);
    }

    /** Counts the attempt, or refuses it with {@code too-many-attempts}. */
    void admit(SignInAttempt attempt) {
        take(addressBucket(attempt), perAddress);
        take(accountBucket(attempt.email()), perAccount);
    }

    /** The attempt was right. */
    void forgive(SignInAttempt attempt) {
        throttle.forget(accountBucket(attempt.email()));
        throttle.giveBack(addressBucket(attempt));
    }

    /** The person proved to be the account's by other means: waiting after wrong passwords is over. */
    void forgive(String email) {
        throttle.forget(accountBucket(email));
    }

    private void take(String bucket, Allowance allowance) {
        if (throttle.take(bucket, allowance) instanceof Throttle.Wait(Duration remaining)) {
            long minutes = Math.max(1, remaining.plusSeconds(59).toMinutes());
            throw new ProblemException(
                    AccountsProblem.TOO_MANY_ATTEMPTS,
                    "Wait " + minutes + (minutes == 1 ? " minute" : " minutes") + ", then try again.",
                    Map.of(ProblemException.RETRY_AFTER, remaining.toSeconds() + 1));
        }
    }

    private static String accountBucket(String email) {
        return "sign-in:account:"
                + EmailAddress.parse(email).map(EmailAddress::value).orElseGet(() -> email.toLowerCase(Locale.ROOT));
    }

    private static String addressBucket(SignInAttempt attempt) {
        return "sign-in:address:" + NetworkAddress.network(attempt.by().address());
    }
}
