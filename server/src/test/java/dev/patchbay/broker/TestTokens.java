package dev.patchbay.broker;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** A provider of its own, that signs whatever a test says. */
final class TestTokens implements TokenTrust {

    static final Duration USUAL = Duration.ofMinutes(10);

    private volatile ECKey key = newKey();

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("k" + System.nanoTime())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on another key signs, and what the one before signed is worth nothing. */
    void rotate() {
        key = newKey();
    }

    @Override
    public String issuer() {
        return "http://localhost:8080/oidc";
    }

    @Override
    public String keys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A token as the provider makes it. */
    String of(String clientId) {
        return signed(clientId, USUAL, claims -> {}, key);
    }

    String of(String clientId, Duration life) {
        return signed(clientId, life, claims -> {}, key);
    }

    String of(String clientId, Consumer<JWTClaimsSet.Builder> change) {
        return signed(clientId, USUAL, change, key);
    }

    /** The same with a key that is not the provider's, but says that it is. */
    String forged(String clientId) {
        try {
            ECKey other = new ECKeyGenerator(Curve.P_256)
                    .keyID(key.getKeyID())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            return signed(clientId, USUAL, claims -> {}, other);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(String clientId, Duration life, Consumer<JWTClaimsSet.Builder> change, ECKey with) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(Broker.AUDIENCE)
                .subject(clientId)
                .claim("client_id", clientId)
                .claim("scope", Broker.AUDIENCE)
                .issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plus(life)));
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(with.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new ECDSASigner(with));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
