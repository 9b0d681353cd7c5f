package dev.patchbay.oidc;

import dev.patchbay.grants.Client;

/** What became of the parameters at the authorization endpoint. */
sealed interface AuthorizationReading {

    /** A request that may be answered. */
    record Asked(AuthorizationRequest request) implements AuthorizationReading {}

    /** A launch that Patchbay minted. */
    record Launched(Client client, String requestUri) implements AuthorizationReading {}

    /** Wrong, and the app can be told. */
    record Refused(AuthorizationAnswer answer) implements AuthorizationReading {}

    /** Wrong, and nobody can be trusted with an answer but the person at the screen. */
    record Unusable(Fault fault) implements AuthorizationReading {}

    /** Why a page is shown instead of a redirect; names of texts in the message file. */
    enum Fault {
        UNKNOWN_CLIENT,
        UNKNOWN_REDIRECT,
        LAUNCH_ONLY,
        LAUNCH_EXPIRED,
        REQUEST_EXPIRED,
        REPEATED_PARAMETER,
        TOO_LONG
    }
}
