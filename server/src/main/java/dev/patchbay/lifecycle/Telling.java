package dev.patchbay.lifecycle;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Appends to the stream of an installation what its integration wants to be told; nothing else uses a number. */
@Component
class Telling {

    private final EventLog log;
    private final Installs installs;
    private final Catalog catalog;

    Telling(EventLog log, Installs installs, Catalog catalog) {
        this.log = log;
        this.installs = installs;
        this.catalog = catalog;
    }

    void tell(InstallationId id, String type, ObjectNode data) {
        tell(installs.find(id).orElseThrow(), type, List.of(data));
    }

    /** One event for each of the data, with numbers that follow each other. */
    void tell(Installation installation, String type, List<ObjectNode> data) {
        if (!catalog.get(installation.integration()).wants(type)) {
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
                        .toList());
    }
}
