package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import java.util.Optional;

/**
 * Somebody opened the link of a sign-up and wants to finish it.
 *
 * @param token what the link carries
 * @param browser what the sign-up left in this browser; whoever comes with another one gives the password as well
 * @param password the one chosen at the sign-up, if it was asked for
 * @param previous the session that this browser had until now
 */
public record SignUpConfirmation(
        Secret token, Optional<Secret> browser, Optional<Secret> password, Optional<Session> previous, SignedInBy by) {

    /** How it came out. */
    public sealed interface Outcome {}

    /**
     * The account is made and the person signed in.
     *
     * @param returnPath where the person wanted to go before signing up
     */
    public record Confirmed(SignIn.SignedIn signedIn, String returnPath) implements Outcome {}

    /** The link is right, but this is not the browser that signed up, and the password is missing or wrong. */
    public record PasswordNeeded(boolean wrong) implements Outcome {}
}
