package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.grants.SigningAlgorithm;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs with the current key. */
@Component
class TokenSigner {

    /** RFC 9068 §2.1: an access token can never be taken for an ID token. */
    static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private volatile Map<SigningAlgorithm, Ready> ready = Map.of();

    TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    String sign(JOSEObjectType type, JWTClaimsSet claims, SigningAlgorithm algorithm) {
        Ready pen = pen(algorithm);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                        .type(type)
                        .keyID(pen.key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(pen.signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("a token could not be signed", failed);
        }
        return token.serialize();
    }

    /** Made once for each key; a signer remembers what it derived from the key. */
    private Ready pen(SigningAlgorithm algorithm) {
        JWK key = keys.signing(algorithm);
        Ready known = ready.get(algorithm);
        if (known != null && known.key.getKeyID().equals(key.getKeyID())) {
            return known;
        }
        var fresh = new Ready(key, signer(key));
        var next = new EnumMap<SigningAlgorithm, Ready>(SigningAlgorithm.class);
        next.putAll(ready);
        next.put(algorithm, fresh);
        ready = next;
        return fresh;
    }

    private static JWSSigner signer(JWK key) {
        try {
            return switch (key.getKeyType().getValue()) {
                case "EC" -> new ECDSASigner(key.toECKey());
                case "RSA" -> new RSASSASigner(key.toRSAKey());
                default -> throw new IllegalStateException("no tokens are signed with " + key.getKeyType());
            };
        } catch (JOSEException damaged) {
            throw new IllegalStateException("the signing key " + key.getKeyID() + " cannot be used", damaged);
        }
    }

    private record Ready(JWK key, JWSSigner signer) {}
}
