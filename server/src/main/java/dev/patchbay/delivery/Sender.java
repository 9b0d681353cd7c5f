package dev.patchbay.delivery;

import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.kernel.Secret;
import dev.patchbay.lifecycle.Deliverables;
import dev.patchbay.lifecycle.WireEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes one attempt: signs the event as it is now, posts it, and keeps what may be kept of both sides. */
@Component
class Sender {

    private final Deliverables deliverables;
    private final WebhookHeaders headers;
    private final Egress egress;
    private final DeliverySettings settings;
    private final Clock clock;

    Sender(Deliverables deliverables, WebhookHeaders headers, Egress egress, DeliverySettings settings, Clock clock) {
        this.deliverables = deliverables;
        this.headers = headers;
        this.egress = egress;
        this.settings = settings;
        this.clock = clock;
    }

    /** An attempt as it is kept, and its answer as it came. */
    record Sent(Attempt attempt, Answer answer) {}

    /** Sends an event; empty when nothing was sent because Patchbay itself has too much to do. */
    Optional<Sent> send(WireEvent event, URI url, WebhookTarget target, boolean resend) {
        var at = clock.instant();
        var deliverable = deliverables.prepare(event);
        var body = deliverable.body().reveal();
        var kind = resend ? WebhookHeaders.Kind.RESENT : WebhookHeaders.Kind.USUAL;
        var sent = headers.of(event, body, target.secrets(), at, kind);
        var shown = Redaction.body(body, deliverable.credentials());
        var request = new Attempt.Request(url, sent, shown.equals(event.body()) ? null : shown, resend);
        return post(url, sent, body).map(answer -> {
            var kept = kept(answer, deliverable.credentials());
            return new Sent(new Attempt(event, at, request, kept), answer);
        });
    }

    /** Sends an event that never happened, outside every stream; empty when Patchbay itself has too much to do. */
    Optional<Attempt> sendExample(WireEvent event, URI url, WebhookTarget target) {
        var at = clock.instant();
        var sent = headers.of(event, event.body(), target.secrets(), at, WebhookHeaders.Kind.EXAMPLE);
        return post(url, sent, event.body())
                .map(answer ->
                        new Attempt(event, at, new Attempt.Request(url, sent, null, false), kept(answer, List.of())));
    }

    private Optional<Answer> post(URI url, Map<String, String> sent, String body) {
        var request = EgressRequest.post(url, body.getBytes(StandardCharsets.UTF_8))
                .withTimeout(settings.timeout())
                .withMaximumBody((int) settings.responseLimit().toBytes())
                .withBodyCut();
        for (var header : sent.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return switch (egress.send(request)) {
            case EgressResponse response ->
                Optional.of(new Answer.Answered(
                        response.status(),
                        lowerCase(response.headers()),
                        new KeptAttempt.Body(response.text(), response.cut()),
                        response.latency()));
            case EgressFailure failure ->
                failure.reason() == EgressFailure.Reason.BUSY
                        ? Optional.empty()
                        : Optional.of(new Answer.Unanswered(failure.message(), failure.latency()));
        };
    }

    private static Attempt.Kept kept(Answer answer, List<Secret> credentials) {
        long latency = answer.latency().toMillis();
        return switch (answer) {
            case Answer.Answered answered ->
                new Attempt.Kept(
                        answered.status(),
                        Redaction.headers(answered.headers(), credentials),
                        new KeptAttempt.Body(
                                Redaction.body(answered.body().text(), credentials),
                                answered.body().cut()),
                        null,
                        latency);
            case Answer.Unanswered none -> new Attempt.Kept(null, null, null, none.error(), latency);
        };
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }
}
