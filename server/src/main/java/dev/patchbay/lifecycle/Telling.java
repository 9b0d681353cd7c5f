package dev.patchbay.lifecycle;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Appends to a stream what its integration wants to be told; nothing else uses a number. */
@Component
class Telling {

    private final EventLog log;
    private final Installs installs;
    private final Catalog catalog;
    private final InstalledListings listings;
    private final Clients clients;

    Telling(EventLog log, Installs installs, Catalog catalog, InstalledListings listings, Clients clients) {
        this.log = log;
        this.installs = installs;
        this.catalog = catalog;
        this.listings = listings;
        this.clients = clients;
    }

    void tell(InstallationId id, String type, ObjectNode data) {
        tell(installs.find(id).orElseThrow(), type, List.of(data));
    }

    /** Tells the publisher about the integration itself, in a stream of its own. */
    void tellPublisher(IntegrationId integration, String type, ObjectNode data) {
        var listing = catalog.get(integration);
        if (!listing.wants(type)) {
            return;
        }
        var subject = new EventBody.Subject(
                listing.name(),
                listing.version(),
                null,
                null,
                null,
                clients.ofIntegration(integration).map(Client::id).orElse(null));
        log.append(Stream.ofPublisher(integration), type, head -> EventBody.write(head, subject, data));
    }

    /** One event for each of the data, with numbers that follow each other. */
    void tell(Installation installation, String type, List<ObjectNode> data) {
        if (!listings.of(installation).wants(type)) {
            return;
        }
        var subject = new EventBody.Subject(
                installation.name(),
                installation.version(),
                installation.id(),
                installation.organization(),
                installation.owner(),
                installation.clientId());
        log.append(
                Stream.of(installation.integration(), installation.id()),
                type,
                data.stream()
                        .<EventLog.Writing>map(one -> head -> EventBody.write(head, subject, one))
                        .toList(),
                listings.inSandbox(installation));
    }
}
