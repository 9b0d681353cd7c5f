package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.EventFilter;
import dev.patchbay.lifecycle.EventPages;
import dev.patchbay.lifecycle.ExampleEvents;
import dev.patchbay.lifecycle.WireEvent;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries an endpoint with events that never happened: outside every stream, marked, and kept nowhere. */
@Component
public class Examples {

    private static final String SIGNATURE = "webhook-signature";

    private final ExampleEvents examples;
    private final EventPages pages;
    private final Catalog catalog;
    private final Targets targets;
    private final Sender sender;
    private final WebhookHeaders headers;
    private final Ids ids;
    private final Clock clock;

    Examples(
            ExampleEvents examples,
            EventPages pages,
            Catalog catalog,
            Targets targets,
            Sender sender,
            WebhookHeaders headers,
            Ids ids,
            Clock clock) {
        this.examples = examples;
        this.pages = pages;
        this.catalog = catalog;
        this.targets = targets;
        this.sender = sender;
        this.headers = headers;
        this.ids = ids;
        this.clock = clock;
    }

    /** What would be sent; a header without value is made when it is sent. */
    public record Unsent(URI url, Map<String, @Nullable String> headers, String body) {}

    /**
     * Sends an example and waits for the answer, at most {@code patchbay.delivery.timeout}; never call it in a transaction.
     *
     * @return empty when Patchbay itself has too much to do at the moment
     * @throws ProblemException {@code invalid-request} when there is no example of this type; {@code no-webhook}
     */
    public Optional<KeptAttempt> send(IntegrationId integration, String type) {
        var target = target(integration);
        var event = example(catalog.get(integration), type);
        return sender.sendExample(event, address(target, type), target).map(attempt -> kept(event, attempt));
    }

    /**
     * An example that is not sent, signed as it would be.
     *
     * @throws ProblemException as {@link #send}
     */
    public Unsent dryRun(IntegrationId integration, String type) {
        var target = target(integration);
        var event = example(catalog.get(integration), type);
        var made = headers.of(event, event.body(), target.secrets(), clock.instant(), WebhookHeaders.Kind.EXAMPLE);
        return new Unsent(address(target, type), new LinkedHashMap<>(made), event.body());
    }

    /**
     * What an installation was told last of this type, as it would be sent now and without a signature.
     *
     * @throws ProblemException {@code not-found} when the log has none; {@code no-webhook}
     */
    public Unsent dryRun(IntegrationId integration, InstallationId installation, String type) {
        var filter = new EventFilter(integration, type, installation, null, null);
        var event = pages.newest(filter, new EventPages.Everything(), null, 1).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "The log has no such event of this installation."));
        var target = required(targets.of(event));
        var made = headers.of(event, event.body(), List.of(), clock.instant(), WebhookHeaders.Kind.USUAL);
        var shown = new LinkedHashMap<String, @Nullable String>(made);
        shown.put(SIGNATURE, null);
        return new Unsent(address(target, type), shown, event.body());
    }

    private WireEvent example(Listing listing, String type) {
        return examples.of(listing, type)
                .orElseThrow(() -> InvalidRequest.of("/type", "One of " + String.join(", ", examples.types()) + "."));
    }

    private WebhookTarget target(IntegrationId integration) {
        return required(catalog.webhookTarget(integration));
    }

    private static WebhookTarget required(Optional<WebhookTarget> target) {
        return target.orElseThrow(() -> new ProblemException(
                DeliveryProblem.NO_WEBHOOK, "Nothing was sent. This integration reads its events by itself."));
    }

    private static URI address(WebhookTarget target, String type) {
        return target.urlFor(type)
                .orElseThrow(
                        () -> new ProblemException(
                                DeliveryProblem.NO_WEBHOOK,
                                "Nothing was sent. This integration has no webhook_url, and hears of installs and uninstalls only."));
    }

    private KeptAttempt kept(WireEvent event, Attempt attempt) {
        var request = attempt.request();
        var answer = attempt.answer();
        return new KeptAttempt(
                ids.next(),
                attempt.at(),
                false,
                new KeptAttempt.Sent(request.url().toString(), request.headers(), event.body()),
                new KeptAttempt.Received(
                        answer.status(), answer.headers(), answer.body(), answer.error(), answer.latencyMillis()));
    }
}
