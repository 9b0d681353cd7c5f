package dev.patchbay.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.lifecycle.ExampleEvents;
import dev.patchbay.lifecycle.WireEvent;
import dev.patchbay.vetting.CheckSubject;
import dev.patchbay.vetting.TrialDeliveries;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Makes the events that a receiver is tried with, signed as deliveries are, or as somebody would who cannot. */
@Component
class ExampleTrials implements TrialDeliveries {

    private static final String INSTALLED = "app.installed";
    private static final Duration TOO_OLD = Duration.ofMinutes(10);
    private static final int SIGNATURE_BYTES = 64;

    private final Catalog catalog;
    private final ExampleEvents examples;
    private final WebhookHeaders headers;
    private final Ids ids;
    private final Clock clock;

    ExampleTrials(Catalog catalog, ExampleEvents examples, WebhookHeaders headers, Ids ids, Clock clock) {
        this.catalog = catalog;
        this.examples = examples;
        this.headers = headers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Trial> make(CheckSubject subject, Flaw flaw) {
        IntegrationId integration = subject.integration();
        if (integration == null) {
            return Optional.empty();
        }
        return catalog.webhookTarget(integration, subject.manifest())
                .flatMap(target -> target.urlFor(INSTALLED)
                        .flatMap(address -> examples.of(catalog.get(integration), INSTALLED)
                                .map(event -> new Trial(address, headersOf(event, target, flaw), event.body()))));
    }

    private Map<String, String> headersOf(WireEvent event, WebhookTarget target, Flaw flaw) {
        var now = clock.instant();
        var at = flaw == Flaw.OLD ? now.minus(TOO_OLD) : now;
        var made =
                new LinkedHashMap<>(headers.of(event, event.body(), target.secrets(), at, WebhookHeaders.Kind.EXAMPLE));
        if (flaw == Flaw.FORGED) {
            made.put("webhook-signature", forged(event, at.getEpochSecond()));
        }
        return made;
    }

    /** What somebody signs who knows neither the secret nor Patchbay's key. */
    private String forged(WireEvent event, long timestamp) {
        var guessed = Secret.of(
                "whsec_" + Base64.getEncoder().encodeToString(ids.token(24).getBytes(US_ASCII)));
        byte[] nothing = new byte[SIGNATURE_BYTES];
        ThreadLocalRandom.current().nextBytes(nothing);
        return Signatures.v1(guessed, event.id().toString(), timestamp, event.body())
                + " v1a,"
                + Base64.getEncoder().encodeToString(nothing);
    }
}
