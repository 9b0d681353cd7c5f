package dev.patchbay.oidc;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person came in through a client: what a code stands for, and the family of the tokens that descend from it.
 *
 * @param launch whether Patchbay started it: the token request may then name the redirect URI without query, or not at all
 * @param codeChallenge what the verifier must hash to, if the client sent one (RFC 7636)
 */
record Authorization(
        UUID id,
        String clientId,
        AccountId account,
        SessionId session,
        Set<String> scopes,
        String redirectUri,
        boolean launch,
        @Nullable String codeChallenge,
        @Nullable String nonce,
        Instant authenticatedAt) {

    Authorization {
        scopes = Set.copyOf(scopes);
    }
}
