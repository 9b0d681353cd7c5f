package dev.patchbay.delivery;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that {@code v1a} signatures verify with. */
@RestController
class WebhookKeysController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SigningKeys keys;

    WebhookKeysController(SigningKeys keys) {
        this.keys = keys;
    }

    /** A JWK set (RFC 7517 §5). */
    record KeySet(List<Key> keys) {}

    /**
     * An Ed25519 key (RFC 8037 §2).
     *
     * @param whpk the same key as Standard Webhooks writes it
     */
    record Key(String kty, String crv, String kid, String use, String alg, String x, String whpk) {

        static Key of(SigningKeys.PublicKey key) {
            var raw = Base64.getDecoder().decode(key.base64());
            var x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
            return new Key("OKP", "Ed25519", key.id(), "sig", "EdDSA", x, "whpk_" + key.base64());
        }
    }

    @GetMapping("/.well-known/webhook-keys.json")
    ResponseEntity<KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new KeySet(keys.published().stream().map(Key::of).toList()));
    }
}
