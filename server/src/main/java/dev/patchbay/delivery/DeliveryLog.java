package dev.patchbay.delivery;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Moments;
import dev.patchbay.kernel.Page;
import dev.patchbay.lifecycle.EventFilter;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.EventPages;
import dev.patchbay.lifecycle.EventPages.Among;
import dev.patchbay.lifecycle.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was told to an integration over HTTP, event by event, and how that went. Who may look, the caller decides. */
@Component
public class DeliveryLog {

    /** A state is looked for in so many events at once, and at most so often for one page. */
    private static final int BATCH = 500;

    private static final int LOOKS = 10;

    /** Beyond so many unfinished streams nearly everything is unfinished: the log is looked through instead. */
    private static final int KNOWN = 10_000;

    private final EventPages pages;
    private final EventLog log;
    private final Standings standings;
    private final Places places;
    private final Skips skips;
    private final Attempts attempts;

    DeliveryLog(EventPages pages, EventLog log, Standings standings, Places places, Skips skips, Attempts attempts) {
        this.pages = pages;
        this.log = log;
        this.standings = standings;
        this.places = places;
        this.skips = skips;
        this.attempts = attempts;
    }

    /**
     * One event.
     *
     * @param attempts the newest first, at most 200
     * @param skip who let its stream pass over it, or null
     */
    public record Detail(
            Delivery delivery,
            List<KeptAttempt> attempts,
            @Nullable Skip skip) {}

    /**
     * Deliveries that fit, the newest event first.
     *
     * @param state null: whichever
     * @return a page that may be short of its limit, even empty, with more after it: the search has looked at thousands of events
     */
    @Transactional(readOnly = true)
    public Page<Delivery> page(EventFilter filter, @Nullable DeliveryState state, @Nullable Cursor after, int limit) {
        var among = among(filter.integration(), state);
        int batch = state == null ? limit + 1 : BATCH;
        List<Delivery> found = new ArrayList<>();
        var seen = after == null ? null : seen(after);
        for (int look = 0; look < LOOKS && found.size() <= limit; look++) {
            var events = pages.newest(filter, among, seen, batch);
            standings.of(filter.integration(), events).stream()
                    .filter(delivery -> state == null || delivery.state() == state)
                    .forEach(found::add);
            if (events.size() < batch) {
                return page(found, limit, null);
            }
            seen = new EventPages.Seen(
                    events.getLast().appendedAt(), events.getLast().id());
        }
        return page(found, limit, seen);
    }

    /** Everything about one event; empty when the log of this integration does not have it (any more). */
    @Transactional(readOnly = true)
    public Optional<Detail> find(IntegrationId integration, EventId id) {
        return log.find(id)
                .filter(event -> event.stream().integration().equals(integration))
                .map(event -> new Detail(
                        standings.of(integration, List.of(event)).getFirst(),
                        attempts.of(event),
                        skips.of(List.of(id)).get(id)));
    }

    private Among among(IntegrationId integration, @Nullable DeliveryState state) {
        if (state == DeliveryState.WAITING || state == DeliveryState.FAILING || state == DeliveryState.STOPPED) {
            var unfinished = places.unfinished(integration, KNOWN + 1);
            return unfinished.size() > KNOWN ? new EventPages.Everything() : new EventPages.Following(unfinished);
        }
        return new EventPages.Everything();
    }

    private static Page<Delivery> page(List<Delivery> found, int limit, EventPages.@Nullable Seen seen) {
        if (found.size() > limit || seen == null) {
            return Page.of(found.subList(0, Math.min(found.size(), limit + 1)), limit, last -> cursor(last.event()));
        }
        return new Page<>(found, Cursor.after(seen.appendedAt(), seen.id()));
    }

    private static Cursor cursor(WireEvent event) {
        return Cursor.after(event.appendedAt(), event.id());
    }

    private static EventPages.Seen seen(Cursor cursor) {
        return new EventPages.Seen(cursor.value(0, Moments::parse), cursor.value(1, EventId::of));
    }
}
