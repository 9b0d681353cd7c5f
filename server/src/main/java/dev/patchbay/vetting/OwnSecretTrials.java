package dev.patchbay.vetting;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Events for a developer's own machine, signed with a secret that the developer gives (Standard Webhooks, "Signature scheme",
 * {@code v1}). Only a marketplace signs with {@code v1a}, since the key is its own.
 */
final class OwnSecretTrials implements TrialDeliveries {

    private static final String PREFIX = "whsec_";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final Duration TOO_OLD = Duration.ofMinutes(10);

    private final @Nullable Secret secret;
    private final Ids ids;
    private final Clock clock;

    /** @param secret {@code whsec_…}; null where none was given */
    OwnSecretTrials(@Nullable Secret secret, Ids ids, Clock clock) {
        this.secret = secret;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a text is a secret that can sign. */
    static boolean usable(String text) {
        try {
            return key(Secret.of(text)).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    @Override
    public Optional<Trial> make(CheckSubject subject, Flaw flaw) {
        if (secret == null) {
            return Optional.empty();
        }
        return subject.toldAt().map(address -> {
            String id = ids.next().toString();
            String body = body(subject, id);
            return new Trial(address, headers(secret, id, body, flaw), body);
        });
    }

    @Override
    public String absence(CheckSubject subject) {
        return subject.toldAt().isPresent() ? "webhook.no-secret" : "webhook.none";
    }

    private Map<String, String> headers(Secret known, String id, String body, Flaw flaw) {
        var at = flaw == Flaw.OLD ? clock.instant().minus(TOO_OLD) : clock.instant();
        var signing = flaw == Flaw.FORGED ? Secret.of(Base64.getEncoder().encodeToString(guess())) : known;
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("webhook-signature", "v1," + signature(signing, id + "." + at.getEpochSecond() + "." + body));
        headers.put("patchbay-example", "true");
        return headers;
    }

    private byte[] guess() {
        return ids.token(24).getBytes(StandardCharsets.US_ASCII);
    }

    private static String signature(Secret secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no HmacSHA256", impossible);
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        return Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    private String body(CheckSubject subject, String id) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", id);
        body.put("event", "app.installed");
        body.put("sequence", 1);
        body.put("timestamp", clock.instant().toString());
        body.put("integration", subject.manifest().name());
        body.put("version", subject.manifest().version());
        body.put("installationId", NOBODY);
        body.put("organizationId", NOBODY);
        body.putNull("userId");
        body.put("clientId", "c_" + "a".repeat(26));
        body.put("example", true);
        body.putObject("data").putObject("config");
        return body.toString();
    }
}
