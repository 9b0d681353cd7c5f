package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;

/** How an attempt to sign in came out. */
public sealed interface SignIn {

    /**
     * It worked.
     *
     * @param cookie the value for the browser's cookie; it is told once and kept nowhere
     */
    record SignedIn(Session session, Secret cookie) implements SignIn {}

    /** Unknown address or wrong password: nobody learns which. */
    record WrongCredentials() implements SignIn {}
}
