package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.lifecycle.EventAppended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what there is to deliver and where to, inside the transactions in which that changes. */
@Component
class Listening {

    private final Places places;
    private final Endpoints endpoints;
    private final Catalog catalog;
    private final Wakeups wakeups;

    Listening(Places places, Endpoints endpoints, Catalog catalog, Wakeups wakeups) {
        this.places = places;
        this.endpoints = endpoints;
        this.catalog = catalog;
        this.wakeups = wakeups;
    }

    @EventListener
    void on(EventAppended appended) {
        if (appended.pulled()) {
            return;
        }
        var stream = appended.stream();
        places.grow(stream, appended.sequence());
        wakeups.stream(stream.id(), stream.integration());
    }

    /** An endpoint with another address is another endpoint: nothing is held against it, and what waits is tried. */
    @EventListener
    void on(ListingChanged changed) {
        var integration = changed.integration();
        catalog.webhookTarget(integration).ifPresent(target -> {
            var address = target.url().toString();
            var known = endpoints.find(integration).map(Endpoint::address).orElse(null);
            if (!address.equals(known)) {
                endpoints.save(Endpoint.fresh(endpoints.lock(integration).integration(), address));
                wakeups.resume(integration);
            }
        });
    }
}
