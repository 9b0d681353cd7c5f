package dev.patchbay.delivery;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.WebhookTarget;
import dev.patchbay.lifecycle.TriedStreams;
import dev.patchbay.lifecycle.WireEvent;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where an event is told: what is tried in a sandbox, to the draft; all else to what is offered. */
@Component
class Targets {

    private final Catalog catalog;
    private final TriedStreams tried;

    Targets(Catalog catalog, TriedStreams tried) {
        this.catalog = catalog;
        this.tried = tried;
    }

    /** Empty where the integration reads its events by itself. */
    Optional<WebhookTarget> of(WireEvent event) {
        var integration = event.stream().integration();
        return tried.draftOf(event.stream())
                .map(draft -> catalog.webhookTarget(integration, draft.manifest()))
                .orElseGet(() -> catalog.webhookTarget(integration));
    }

    boolean isTried(WireEvent event) {
        return tried.draftOf(event.stream()).isPresent();
    }
}
