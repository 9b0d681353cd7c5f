package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells by its bearer token (RFC 6750) which app calls the interface for integrations. */
@Component
public class AppCallers {

    private static final String BEARER = "Bearer ";

    private final TokenReader reader;
    private final Issuer issuer;

    AppCallers(TokenReader reader, Issuer issuer) {
        this.reader = reader;
        this.issuer = issuer;
    }

    /**
     * The app that the token was given to by client credentials.
     *
     * @param authorization value of the header {@code Authorization}
     * @throws ProblemException {@code invalid-token} when there is none or it is dead, or made for something else;
     *     {@code token-of-a-person} when a person was present
     */
    public AppCaller require(@Nullable String authorization) {
        JWTClaimsSet claims = token(authorization)
                .flatMap(reader::liveAccessToken)
                .filter(found -> found.getAudience().contains(issuer.audience()))
                .orElseThrow(() -> new ProblemException(
                        OidcProblem.INVALID_TOKEN,
                        "Send a living access token of this installation's client: Authorization: Bearer …"));
        if (!Claims.CALLER_INSTALLATION.equals(claims.getClaim(Claims.CALLER))) {
            throw new ProblemException(
                    OidcProblem.TOKEN_OF_A_PERSON,
                    "Use a token that the app got for itself, by the grant client_credentials.");
        }
        return new AppCaller(
                InstallationId.of(TokenReader.text(claims, Claims.INSTALLATION_ID)),
                TokenReader.text(claims, Claims.CLIENT_ID),
                ScopeText.parse(TokenReader.text(claims, Claims.SCOPE)));
    }

    private static Optional<String> token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
