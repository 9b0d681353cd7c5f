package dev.patchbay.installs;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.ClientTopics;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.EventsTransport;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An integration whose manifest says that it reads its events from the broker, or writes its data there, has topics from the day on
 * which it is first offered. It keeps them when it is no longer offered, for those who have it, and loses them with a version that
 * needs none.
 */
@Component
class BrokerPlaces {

    private final Broker broker;
    private final Catalog catalog;
    private final IntegrationClients clients;

    BrokerPlaces(Broker broker, Catalog catalog, IntegrationClients clients) {
        this.broker = broker;
        this.catalog = catalog;
        this.clients = clients;
    }

    @EventListener
    void on(ListingChanged changed) {
        Listing listing = catalog.get(changed.integration());
        if (listing.everOffered() && needsTopics(listing)) {
            broker.provision(new ClientTopics(
                    listing.name(), clients.ofIntegration(listing.id()).id(), null));
        } else {
            broker.remove(listing.name());
        }
    }

    private static boolean needsTopics(Listing listing) {
        return listing.manifest().eventsTransport() == EventsTransport.BROKER
                || listing.manifest().deliveryMode() == DeliveryMode.PUSH;
    }
}
