package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.delivery.Delivery.Attempted;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how the telling of events stands: it is written nowhere, but follows from places, attempts and skips. */
@Component
class Standings {

    private final Places places;
    private final Endpoints endpoints;
    private final Attempts attempts;
    private final Skips skips;
    private final Catalog catalog;
    private final Targets targets;
    private final Clock clock;

    Standings(
            Places places,
            Endpoints endpoints,
            Attempts attempts,
            Skips skips,
            Catalog catalog,
            Targets targets,
            Clock clock) {
        this.places = places;
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.skips = skips;
        this.catalog = catalog;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * What is known about some events of one integration.
     *
     * @param pulled streams of which nothing is told by itself, although the integration has a webhook
     */
    private record Known(
            Map<UUID, Place> places,
            Set<UUID> pulled,
            @Nullable Endpoint endpoint,
            @Nullable WebhookTarget target,
            Map<EventId, Attempts.Summary> attempts,
            Map<EventId, Skip> skips) {}

    List<Delivery> of(IntegrationId integration, List<WireEvent> events) {
        var ids = events.stream().map(WireEvent::id).toList();
        Map<UUID, WireEvent> streams = new LinkedHashMap<>();
        events.forEach(event -> streams.putIfAbsent(event.stream().id(), event));
        var placed = places.of(streams.keySet());
        var known = new Known(
                placed,
                streams.entrySet().stream()
                        .filter(stream -> !placed.containsKey(stream.getKey()) && targets.isTried(stream.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                endpoints.find(integration).orElse(null),
                catalog.webhookTarget(integration).orElse(null),
                attempts.summaries(ids),
                skips.of(ids));
        var now = clock.instant();
        return events.stream().map(event -> delivery(event, known, now)).toList();
    }

    private static Delivery delivery(WireEvent event, Known known, Instant now) {
        var summary = known.attempts.get(event.id());
        var place = known.places.get(event.stream().id());
        var standing = place == null ? null : new Standing(place, known.endpoint);
        var state = state(event, known, standing);
        return new Delivery(
                event,
                state,
                summary == null
                        ? Attempted.NEVER
                        : new Attempted(summary.attempts(), summary.lastStatus(), summary.lastLatencyMillis()),
                summary == null ? null : summary.deliveredAt(),
                standing != null && isNext(event, standing) && known.target != null ? standing.nextAttempt(now) : null);
    }

    private static DeliveryState state(WireEvent event, Known known, @Nullable Standing standing) {
        boolean tried = known.attempts.containsKey(event.id());
        if (standing != null && event.sequence() <= standing.place().position()) {
            return past(event, known, tried);
        }
        if (known.target == null || known.pulled.contains(event.stream().id())) {
            return DeliveryState.PULLED;
        }
        if (standing == null) {
            return DeliveryState.WAITING;
        }
        if (standing.stopped()) {
            return DeliveryState.STOPPED;
        }
        return isNext(event, standing) && standing.place().waiting().attempts() > 0
                ? DeliveryState.FAILING
                : DeliveryState.WAITING;
    }

    /** Of an event that its stream has behind it. */
    private static DeliveryState past(WireEvent event, Known known, boolean tried) {
        var summary = known.attempts.get(event.id());
        if (summary != null && summary.deliveredAt() != null) {
            return DeliveryState.DELIVERED;
        }
        boolean noAddress = !tried
                && known.target != null
                && known.target.urlFor(event.type()).isEmpty();
        return known.skips.containsKey(event.id()) || noAddress ? DeliveryState.SKIPPED : DeliveryState.DELIVERED;
    }

    private static boolean isNext(WireEvent event, Standing standing) {
        return event.sequence() == standing.place().position() + 1;
    }
}
