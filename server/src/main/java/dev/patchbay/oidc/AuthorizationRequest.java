package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for a code that may be answered by a redirect (OpenID Connect Core §3.1.2.1). */
record AuthorizationRequest(
        Client client,
        String redirectUri,
        Set<String> scopes,
        Set<Prompt> prompts,
        @Nullable Duration maxAge,
        @Nullable String state,
        @Nullable String nonce,
        @Nullable String codeChallenge) {

    AuthorizationRequest {
        scopes = Set.copyOf(scopes);
        prompts = Set.copyOf(prompts);
    }

    /** What the app wants the person to be asked. */
    enum Prompt {
        NONE,
        LOGIN,
        CONSENT,
        SELECT_ACCOUNT
    }

    boolean silent() {
        return prompts.contains(Prompt.NONE);
    }

    AuthorizationAnswer refuse(String error, String description) {
        return AuthorizationAnswer.error(redirectUri, state, error, description);
    }
}
