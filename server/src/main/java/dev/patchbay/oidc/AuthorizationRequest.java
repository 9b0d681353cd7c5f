package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a code that may be answered (OpenID Connect Core §3.1.2.1).
 *
 * @param pushed the {@code request_uri} under which the client sent it itself
 */
record AuthorizationRequest(
        Client client,
        Reply reply,
        Set<String> scopes,
        Wishes wishes,
        Proof proof,
        @Nullable String pushed) {

    AuthorizationRequest {
        scopes = Set.copyOf(scopes);
    }

    /** What the app wants the person to be asked. */
    enum Prompt {
        NONE,
        LOGIN,
        CONSENT,
        SELECT_ACCOUNT
    }

    /** How the answer comes back. */
    enum Mode {
        QUERY,
        /** OAuth 2.0 Form Post Response Mode. */
        FORM_POST
    }

    /** Where the answer goes. */
    record Reply(String redirectUri, @Nullable String state, Mode mode) {}

    /** What ties the tokens to this request. */
    record Proof(@Nullable String nonce, @Nullable String codeChallenge) {}

    /**
     * Who is wanted, and how sure the app wants to be.
     *
     * @param loginHint the name that the person may use to sign in
     * @param account who the app believes is there ({@code id_token_hint})
     * @param language of the pages, if it is one of ours
     * @param asked when the person was sent to sign in for this request; whoever signed in since has been asked
     * @param chosen whether the person said on our page to go on with the account that is signed in
     * @param agreed whether our page has asked what the app wants to be asked ({@code prompt=consent}); anybody can write it into
     *     an address, so that it stands for the app's own wish alone, never for what a person allows
     */
    record Wishes(
            Set<Prompt> prompts,
            @Nullable Duration maxAge,
            @Nullable String loginHint,
            @Nullable AccountId account,
            @Nullable String language,
            @Nullable Instant asked,
            boolean chosen,
            boolean agreed) {

        Wishes {
            prompts = Set.copyOf(prompts);
        }

        boolean askedSince(Instant authenticated) {
            return asked != null && !authenticated.isBefore(asked);
        }
    }

    boolean wants(Prompt prompt) {
        return wishes.prompts().contains(prompt);
    }

    boolean silent() {
        return wants(Prompt.NONE);
    }

    AuthorizationAnswer refuse(String error, String description) {
        return AuthorizationAnswer.error(reply, error, description);
    }
}
