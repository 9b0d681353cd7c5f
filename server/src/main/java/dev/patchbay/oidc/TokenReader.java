package dev.patchbay.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.gateway.Caller;
import dev.patchbay.grants.Grants;
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads tokens that we signed. */
@Component
class TokenReader {

    private static final int LONGEST = 8 * 1024;

    private final Cache<String, JWSVerifier> verifiers =
            Caffeine.newBuilder().maximumSize(100).build();
    private final SigningKeys keys;
    private final Issuer issuer;
    private final Revocations revocations;
    private final Grants grants;
    private final Clock clock;

    TokenReader(SigningKeys keys, Issuer issuer, Revocations revocations, Grants grants, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.revocations = revocations;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * The claims of an access token that is alive: ours, not expired, not revoked.
     *
     * @throws ProblemException {@code revocations-unavailable}
     */
    Optional<JWTClaimsSet> liveAccessToken(String token) {
        return accessToken(token)
                .filter(this::unexpired)
                .filter(claims -> !revocations.isRevoked(facts(claims)))
                .filter(claims -> grantStands(GrantId.of(text(claims, Claims.GRANT_ID))));
    }

    /** Whether a token that was alive still is. */
    boolean isAlive(Caller.Token token) {
        GrantId grant = token.facts().grant();
        return clock.instant().isBefore(token.expiresAt())
                && !revocations.isRevoked(token.facts())
                && (grant == null || grantStands(grant));
    }

    /** Asked of the table: between a suspension and the next reading of the feed a resume must not revive a token. */
    private boolean grantStands(GrantId id) {
        return grants.find(id).filter(grant -> !grant.ended()).isPresent();
    }

    /** The claims of an access token of ours, dead or alive. */
    Optional<JWTClaimsSet> accessToken(String token) {
        return read(token, TokenSigner.ACCESS_TOKEN);
    }

    /** The claims of an ID token of ours, also an expired one: it is a hint about who was meant, and opens nothing. */
    Optional<JWTClaimsSet> idToken(String token) {
        return read(token, JOSEObjectType.JWT);
    }

    private Optional<JWTClaimsSet> read(String token, JOSEObjectType type) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = key(jwt.getHeader());
            boolean ours = key != null
                    && type.equals(jwt.getHeader().getType())
                    && jwt.verify(verifier(key))
                    && issuer.name().equals(jwt.getJWTClaimsSet().getIssuer());
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    /** Our key of that name, if the token claims to be signed as this key signs: the key decides, never the token. */
    private @Nullable JWK key(JWSHeader header) {
        String id = header.getKeyID();
        return id == null
                ? null
                : keys.find(id)
                        .filter(key -> header.getAlgorithm().equals(key.getAlgorithm()))
                        .orElse(null);
    }

    private JWSVerifier verifier(JWK key) throws JOSEException {
        JWSVerifier known = verifiers.getIfPresent(key.getKeyID());
        if (known == null) {
            known = key instanceof RSAKey rsa
                    ? new RSASSAVerifier(rsa.toPublicJWK())
                    : new ECDSAVerifier(key.toECKey().toPublicJWK());
            verifiers.put(key.getKeyID(), known);
        }
        return known;
    }

    private boolean unexpired(JWTClaimsSet claims) {
        return claims.getExpirationTime() != null
                && clock.instant().isBefore(claims.getExpirationTime().toInstant());
    }

    static TokenFacts facts(JWTClaimsSet claims) {
        var facts = TokenFacts.of(
                        text(claims, Claims.CLIENT_ID), claims.getIssueTime().toInstant())
                .grant(GrantId.of(text(claims, Claims.GRANT_ID)))
                .installation(
                        InstallationId.of(text(claims, Claims.INSTALLATION_ID)),
                        ((Number) claims.getClaim(Claims.INSTALLATION_EPOCH)).longValue())
                .family(TokenId.parse(claims.getJWTID()).orElseThrow().family());
        if (Claims.CALLER_DELEGATED.equals(claims.getClaim(Claims.CALLER))) {
            facts = facts.account(AccountId.of(claims.getSubject()));
        }
        return claims.getClaim(Claims.SID) == null ? facts : facts.session(SessionId.of(text(claims, Claims.SID)));
    }

    static String text(JWTClaimsSet claims, String name) {
        return String.valueOf(claims.getClaim(name));
    }
}
