package dev.patchbay.delivery;

import dev.patchbay.kernel.Secret;
import dev.patchbay.lifecycle.WireEvent;
import dev.patchbay.platform.PatchbaySettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Why an event is sent. */
    enum Kind {
        USUAL,
        /** Somebody asked for it apart from the stream's order. */
        RESENT,
        /** It never happened. */
        EXAMPLE
    }

    /** The headers for a body that is sent now; none of them is a secret. */
    Map<String, String> of(WireEvent event, String body, List<Secret> secrets, Instant now, Kind kind) {
        var id = event.id().toString();
        long timestamp = now.getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", USER_AGENT);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                Stream.concat(
                                secrets.stream().map(secret -> Signatures.v1(secret, id, timestamp, body)),
                                Stream.of(Signatures.v1a(keys.signing(), id, timestamp, body)))
                        .collect(Collectors.joining(" ")));
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", id);
        headers.put("ce-source", source);
        headers.put("ce-type", event.type());
        headers.put("ce-time", event.appendedAt().toString());
        headers.put("ce-subject", event.stream().id().toString());
        headers.put("ce-sequence", Long.toString(event.sequence()));
        switch (kind) {
            case USUAL -> {}
            case RESENT -> headers.put("patchbay-redelivery", "resend");
            case EXAMPLE -> headers.put("patchbay-example", "true");
        }
        return headers;
    }
}
