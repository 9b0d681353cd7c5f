package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Secret;
import dev.patchbay.signing.KeyRing;
import dev.patchbay.signing.KeyRings;
import dev.patchbay.signing.RingPlan;
import dev.patchbay.signing.StoredKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys that sign tokens: ES256, and RS256 for clients that know nothing else. */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final int RSA_BITS = 2048;

    /** Nodes' clocks differ, and clients look at a token a little later. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** An expired ID token is a hint about who signs out (OpenID Connect RP-Initiated Logout 1.0 §2); no session is older. */
    private static final Duration HINTS = Duration.ofDays(15);

    private final KeyRing<JWK> ring;

    SigningKeys(KeyRings rings, OidcSettings settings) {
        this.ring = rings.open(new RingPlan<>(
                "oidc.signing_key",
                "sealed",
                Map.of(
                        SigningAlgorithm.ES256.name(),
                        id -> make(id, new ECKeyGenerator(Curve.P_256), JWSAlgorithm.ES256),
                        SigningAlgorithm.RS256.name(),
                        id -> make(id, new RSAKeyGenerator(RSA_BITS), JWSAlgorithm.RS256)),
                SigningKeys::read,
                settings.accessTokenLife().plus(MARGIN),
                HINTS));
    }

    /** The key that signs now. */
    JWK signing(SigningAlgorithm algorithm) {
        return ring.signing(algorithm.name());
    }

    /** The public halves, as published. */
    JWKSet published() {
        return new JWKSet(ring.published().stream().map(JWK::toPublicJWK).toList());
    }

    /** A key that signs, signed, or will sign. */
    Optional<JWK> find(String id) {
        return ring.find(id);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(new JWKSet(ring.published()));
    }

    private static Secret make(String id, JWKGenerator<? extends JWK> generator, JWSAlgorithm algorithm) {
        try {
            return Secret.of(generator
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .generate()
                    .toJSONString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform makes P-256 and RSA keys", impossible);
        }
    }

    private static JWK read(StoredKey stored) {
        try {
            return JWK.parse(stored.material().reveal());
        } catch (ParseException damaged) {
            throw new IllegalStateException("the signing key " + stored.id() + " cannot be read", damaged);
        }
    }
}
