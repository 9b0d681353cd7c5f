package dev.patchbay.delivery;

import dev.patchbay.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks signatures over {@code id.timestamp.body} (standardwebhooks.com, "Signature scheme"). */
final class Signatures {

    private static final String SECRET_PREFIX = "whsec_";

    private Signatures() {}

    /** {@code v1}: HMAC-SHA256 with the endpoint's secret. */
    static String v1(Secret secret, String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyOf(secret), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed(id, timestamp, body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no HmacSHA256", impossible);
        }
    }

    /** {@code v1a}: Ed25519 with a key of the platform. */
    static String v1a(PrivateKey key, String id, long timestamp, String body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed(id, timestamp, body));
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK does not sign with Ed25519", impossible);
        }
    }

    private static byte[] keyOf(Secret secret) {
        var text = secret.reveal();
        return Base64.getDecoder()
                .decode(text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text);
    }

    private static byte[] signed(String id, long timestamp, String body) {
        return (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    }
}
