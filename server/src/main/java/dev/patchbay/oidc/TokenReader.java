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
import dev.patchbay.grants.Revocations;
import dev.patchbay.grants.TokenFacts;
import dev.patchbay.kernel.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
    private final Clock clock;

    TokenReader(SigningKeys keys, Issuer issuer, Revocations revocations, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The claims of an access token that is alive: ours, for our own interface, not expired, and not revoked up to this
     * moment: neither a late reading nor a quick resume revives it.
     *
     * @throws ProblemException {@code revocations-unavailable}
     */
    Optional<JWTClaimsSet> liveAccessToken(String token) {
        return verified(token)
                .filter(found -> isAlive(found.expiresAt(), found.facts()))
                .filter(found -> !revocations.isRevokedByNow(found.facts()))
                .map(Verified::claims);
    }

    /** An access token of ours for our own interface; whether it is still alive is to be asked each time. */
    Optional<Verified> verified(String token) {
        return read(token, TokenSigner.ACCESS_TOKEN)
                .filter(signed -> signed.claims().getAudience().equals(List.of(issuer.audience())))
                .flatMap(Verified::of);
    }

    /**
     * Whether a verified token has neither expired nor been revoked, as far as this node has read.
     *
     * @throws ProblemException {@code revocations-unavailable}
     */
    boolean isAlive(Instant expiresAt, TokenFacts facts) {
        return clock.instant().isBefore(expiresAt) && !revocations.isRevoked(facts);
    }

    /** Whether the key that signed a token is still worth something. */
    boolean isKnown(String keyId) {
        return keys.find(keyId).isPresent();
    }

    /** The claims of an access token of ours, dead or alive. */
    Optional<JWTClaimsSet> accessToken(String token) {
        return read(token, TokenSigner.ACCESS_TOKEN).map(Signed::claims);
    }

    /** The claims of an ID token of ours, also an expired one: it is a hint about who was meant, and opens nothing. */
    Optional<JWTClaimsSet> idToken(String token) {
        return read(token, JOSEObjectType.JWT).map(Signed::claims);
    }

    private Optional<Signed> read(String token, JOSEObjectType type) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = key(jwt.getHeader());
            if (key == null || !type.equals(jwt.getHeader().getType())) {
                return Optional.empty();
            }
            boolean ours = jwt.verify(verifier(key))
                    && issuer.name().equals(jwt.getJWTClaimsSet().getIssuer());
            return ours ? Optional.of(new Signed(key.getKeyID(), jwt.getJWTClaimsSet())) : Optional.empty();
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

    static String text(JWTClaimsSet claims, String name) {
        return String.valueOf(claims.getClaim(name));
    }

    private record Signed(String keyId, JWTClaimsSet claims) {}

    /**
     * An access token of ours, dead or alive.
     *
     * @param keyId of the key that signed it
     * @param facts by which it may have been revoked
     */
    record Verified(String keyId, JWTClaimsSet claims, Instant expiresAt, TokenFacts facts) {

        private static Optional<Verified> of(Signed signed) {
            JWTClaimsSet claims = signed.claims();
            Date expires = claims.getExpirationTime();
            return expires == null
                    ? Optional.empty()
                    : Origin.of(claims).map(facts -> new Verified(signed.keyId(), claims, expires.toInstant(), facts));
        }
    }
}
