package dev.patchbay.oidc;

import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** Makes the tokens that a grant is answered with. */
@Component
class TokenAnswers {

    static final String OFFLINE = "offline_access";

    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final Authorizations authorizations;
    private final MeterRegistry meters;

    TokenAnswers(AccessTokens accessTokens, IdTokens idTokens, Authorizations authorizations, MeterRegistry meters) {
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.authorizations = authorizations;
        this.meters = meters;
    }

    /** For a code, with the person present: bound to the session that the person came from. */
    Authentication atFirst(OAuth2ClientAuthenticationToken client, Authorization authorization, Entrance.Guest guest) {
        return counted(
                AuthorizationGrantType.AUTHORIZATION_CODE,
                answer(
                        client,
                        new Visit(
                                authorization,
                                authorization.scopes(),
                                guest,
                                authorization.session(),
                                signing(client))));
    }

    /** For a refresh token: the person may have left, so that no session is named. */
    Authentication again(
            OAuth2ClientAuthenticationToken client,
            Authorization authorization,
            Set<String> scopes,
            Entrance.Guest guest) {
        return counted(
                AuthorizationGrantType.REFRESH_TOKEN,
                answer(client, new Visit(authorization, scopes, guest, null, signing(client))));
    }

    /** For the app itself. */
    Authentication of(OAuth2ClientAuthenticationToken client, IssuedToken token) {
        return counted(
                AuthorizationGrantType.CLIENT_CREDENTIALS,
                new OAuth2AccessTokenAuthenticationToken(ClientSecretCheck.registered(client), client, bearer(token)));
    }

    private Authentication counted(AuthorizationGrantType grant, Authentication answer) {
        meters.counter("patchbay.oidc.tokens", "grant", grant.getValue()).increment();
        return answer;
    }

    private Authentication answer(OAuth2ClientAuthenticationToken client, Visit visit) {
        IssuedToken token = accessTokens.forPerson(visit);
        Map<String, Object> further =
                IdTokens.wanted(visit.scopes()) ? Map.of("id_token", idTokens.issue(visit, token)) : Map.of();
        OAuth2RefreshToken refresh = visit.authorization().scopes().contains(OFFLINE)
                ? refreshToken(visit.authorization(), token.issuedAt())
                : null;
        return new OAuth2AccessTokenAuthenticationToken(
                ClientSecretCheck.registered(client), client, bearer(token), refresh, further);
    }

    private static SigningAlgorithm signing(OAuth2ClientAuthenticationToken client) {
        return RegisteredClients.signing(ClientSecretCheck.registered(client));
    }

    private OAuth2RefreshToken refreshToken(Authorization authorization, Instant issuedAt) {
        Secret token = authorizations.issueRefreshToken(authorization.id());
        return new OAuth2RefreshToken(token.reveal(), issuedAt);
    }

    private static OAuth2AccessToken bearer(IssuedToken token) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, token.value(), token.issuedAt(), token.expiresAt(), token.scopes());
    }
}
