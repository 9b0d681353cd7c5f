package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of an access token where it came from. All but an integration's own token came of a grant for an installation: one
 * that does not say so is none of ours, for nothing could revoke it.
 */
final class Origin {

    private Origin() {}

    static Optional<TokenFacts> of(JWTClaimsSet claims) {
        String client = text(claims, Claims.CLIENT_ID);
        Date issued = claims.getIssueTime();
        String id = claims.getJWTID();
        if (client == null || issued == null || id == null || claims.getSubject() == null) {
            return Optional.empty();
        }
        return TokenId.parse(id)
                .map(TokenId::family)
                .map(family -> TokenFacts.of(client, issued.toInstant()).family(family))
                .flatMap(facts -> of(claims, facts));
    }

    private static Optional<TokenFacts> of(JWTClaimsSet claims, TokenFacts facts) {
        try {
            return switch (text(claims, Claims.CALLER)) {
                case Claims.CALLER_CLIENT -> Optional.of(facts);
                case Claims.CALLER_INSTALLATION -> bound(claims, facts);
                case Claims.CALLER_DELEGATED ->
                    bound(
                            claims,
                            facts.account(AccountId.of(claims.getSubject())).session(session(claims)));
                case null, default -> Optional.empty();
            };
        } catch (ProblemException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<TokenFacts> bound(JWTClaimsSet claims, TokenFacts facts) {
        String grant = text(claims, Claims.GRANT_ID);
        String installation = text(claims, Claims.INSTALLATION_ID);
        return grant != null
                        && installation != null
                        && claims.getClaim(Claims.INSTALLATION_EPOCH) instanceof Number epoch
                ? Optional.of(
                        facts.grant(GrantId.of(grant)).installation(InstallationId.of(installation), epoch.longValue()))
                : Optional.empty();
    }

    private static @Nullable SessionId session(JWTClaimsSet claims) {
        String session = text(claims, Claims.SID);
        return session == null ? null : SessionId.of(session);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }
}
