package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.delivery.Deliveries;
import dev.patchbay.delivery.DeliveryLog;
import dev.patchbay.delivery.DeliveryState;
import dev.patchbay.delivery.Recovered;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.lifecycle.EventFilter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was told to an integration, event by event; sending, skipping and recovering events. */
@RestController
@RequestMapping("/api/developer/integrations/{name}")
class DeliveriesController {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_REASON = 500;

    private final Desk desk;
    private final DeliveryLog log;
    private final Deliveries deliveries;
    private final DeliveryBodies bodies;
    private final PortalBounds bounds;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DeliveriesController(
            Desk desk,
            DeliveryLog log,
            Deliveries deliveries,
            DeliveryBodies bodies,
            PortalBounds bounds,
            Audit audit,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.log = log;
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.bounds = bounds;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/deliveries")
    DeliveryList list(
            Session session,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String installation,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var integration = desk.require(session, name);
        var mistakes = new InvalidRequest().limit(limit, LARGEST_PAGE);
        var filter = new EventFilter(
                integration.id(),
                given(type),
                installation(installation),
                mistakes.moment("/since", since),
                mistakes.moment("/until", until));
        mistakes.orThrow();
        return bodies.list(log.page(filter, state(state), Cursor.given(after, 2), limit));
    }

    @GetMapping("/deliveries/{eventId}")
    DeliveryDetail show(Session session, @PathVariable String name, @PathVariable String eventId) {
        return detail(desk.require(session, name), EventId.of(eventId));
    }

    @PostMapping("/deliveries/{eventId}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(Session session, @PathVariable String name, @PathVariable String eventId) {
        var integration = desk.require(session, name);
        var event = EventId.of(eventId);
        bounds.demand(PortalBounds.Act.EVENT, integration);
        transaction.executeWithoutResult(status -> {
            deliveries.resend(integration.id(), event);
            record(session, integration, "event.resent", Map.of("event", eventId));
        });
    }

    @PostMapping("/deliveries/{eventId}/skip")
    DeliveryDetail skip(
            Session session, @PathVariable String name, @PathVariable String eventId, @RequestBody EventSkip skip) {
        var integration = desk.require(session, name);
        var event = EventId.of(eventId);
        new InvalidRequest().text("/reason", skip.reason(), LONGEST_REASON).orThrow();
        var reason = Objects.requireNonNull(skip.reason()).strip();
        bounds.demand(PortalBounds.Act.EVENT, integration);
        transaction.executeWithoutResult(status -> {
            deliveries.skip(integration.id(), event, session.account(), reason);
            record(session, integration, "event.skipped", Map.of("event", eventId, "reason", reason));
        });
        return detail(integration, event);
    }

    @PostMapping("/recover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RecoveredEvents recover(Session session, @PathVariable String name, @RequestBody EventRecovery recovery) {
        var integration = desk.require(session, name);
        var mistakes = new InvalidRequest();
        var since = mistakes.moment("/since", recovery.since());
        mistakes.orThrow();
        if (since == null) {
            throw InvalidRequest.of("/since", "This is needed.");
        }
        var installation = installation(recovery.installation());
        bounds.demand(PortalBounds.Act.EVERYTHING, integration);
        Recovered recovered = Objects.requireNonNull(transaction.execute(status -> {
            record(
                    session,
                    integration,
                    "events.recovered",
                    Map.of("since", since.toString(), "installation", String.valueOf(installation)));
            return installation == null
                    ? deliveries.recoverSince(integration.id(), since)
                    : deliveries.recoverSince(integration.id(), installation, since);
        }));
        return new RecoveredEvents(recovered.streams(), recovered.events());
    }

    private DeliveryDetail detail(Listing integration, EventId event) {
        return log.find(integration.id(), event)
                .map(bodies::detail)
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "This event is not in the log. Events are kept for a limited time."));
    }

    private void record(Session session, Listing integration, String action, Map<String, String> detail) {
        audit.record(new AuditEntry(
                session.account(),
                integration.publisherId(),
                action,
                integration.name().value(),
                detail));
    }

    private static @Nullable DeliveryState state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of(
                        "/state",
                        "One of "
                                + Arrays.stream(DeliveryState.values())
                                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static @Nullable InstallationId installation(@Nullable String text) {
        return text == null || text.isBlank() ? null : InstallationId.of(text);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** @param reason why, at most 500 characters; it stays in the log */
    record EventSkip(@Nullable String reason) {}

    /**
     * What to tell again.
     *
     * @param since a moment (RFC 3339): each stream is told again from its first event at or after it
     * @param installation one installation's stream; absent: all streams of the integration
     */
    record EventRecovery(@Nullable String since, @Nullable String installation) {}

    /** How many streams are told again, and how many events that are. */
    record RecoveredEvents(long streams, long events) {}
}
