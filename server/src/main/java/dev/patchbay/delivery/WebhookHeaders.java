package dev.patchbay.delivery;

import dev.patchbay.kernel.Secret;
import dev.patchbay.lifecycle.WireEvent;
import dev.patchbay.platform.PatchbaySettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Headers of an attempt: Standard Webhooks, and CloudEvents 1.0 in binary mode (HTTP protocol binding §3.1). */
@Component
class WebhookHeaders {

    private static final String USER_AGENT = "Patchbay/"
            + Objects.requireNonNullElse(WebhookHeaders.class.getPackage().getImplementationVersion(), "development");

    private final SigningKeys keys;
    private final String source;

    WebhookHeaders(SigningKeys keys, PatchbaySettings platform) {
        this.keys = keys;
        this.source = platform.baseUrl().toString();
    }

    /** The headers for a body that is sent now; none of them is a secret. */
    Map<String, String> of(WireEvent event, String body, Secret secret, Instant now, boolean resend) {
        var id = event.id().toString();
        long timestamp = now.getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", USER_AGENT);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                Signatures.v1(secret, id, timestamp, body) + " " + Signatures.v1a(keys.signing(), id, timestamp, body));
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", id);
        headers.put("ce-source", source);
        headers.put("ce-type", event.type());
        headers.put("ce-time", event.appendedAt().toString());
        headers.put("ce-subject", event.stream().id().toString());
        headers.put("ce-sequence", Long.toString(event.sequence()));
        if (resend) {
            headers.put("patchbay-redelivery", "resend");
        }
        return headers;
    }
}
