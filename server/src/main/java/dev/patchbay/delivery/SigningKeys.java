package dev.patchbay.delivery;

import dev.patchbay.kernel.Secret;
import dev.patchbay.signing.KeyRing;
import dev.patchbay.signing.KeyRings;
import dev.patchbay.signing.RingPlan;
import dev.patchbay.signing.StoredKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.springframework.stereotype.Component;

/** The platform's Ed25519 keys for {@code v1a}, the same on every node. */
@Component
class SigningKeys {

    private static final String ALGORITHM = "EdDSA";
    private static final String CURVE = "Ed25519";

    /** A receiver checks a delivery when it comes, or, if it keeps deliveries first, soon after. */
    private static final Duration OF_USE = Duration.ofDays(1);

    private final KeyRing<Key> ring;

    SigningKeys(KeyRings rings) {
        this.ring = rings.open(new RingPlan<>(
                "delivery.signing_key",
                "private_key",
                Map.of(ALGORITHM, id -> make()),
                SigningKeys::read,
                OF_USE,
                OF_USE));
    }

    /**
     * A key that receivers verify with.
     *
     * @param base64 the 32 bytes of RFC 8032 §5.1.5
     */
    record PublicKey(String id, String base64) {}

    /** The key that signs. */
    PrivateKey signing() {
        return ring.signing(ALGORITHM).secret;
    }

    /** All keys that receivers may meet, the newest first. */
    List<PublicKey> published() {
        return ring.published().stream().map(key -> key.shown).toList();
    }

    private static Secret make() {
        try {
            var pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
            return Secret.of(
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK makes no Ed25519 keys", impossible);
        }
    }

    private static Key read(StoredKey stored) {
        byte[] encoded = Base64.getDecoder().decode(stored.material().reveal());
        // RFC 8410 §7: the seed stands at the end
        var seed = new Ed25519PrivateKeyParameters(encoded, encoded.length - Ed25519PrivateKeyParameters.KEY_SIZE);
        String shown =
                Base64.getEncoder().encodeToString(seed.generatePublicKey().getEncoded());
        try {
            return new Key(
                    KeyFactory.getInstance(CURVE).generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                    new PublicKey(stored.id(), shown));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The sealed key is no Ed25519 key", impossible);
        }
    }

    private record Key(PrivateKey secret, PublicKey shown) {}
}
