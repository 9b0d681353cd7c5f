package dev.patchbay.installs;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.grants.Scopes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator at start which listings nobody can install because their scopes are not described here. */
@Component
class ListingsAtStart {

    private static final Logger log = LoggerFactory.getLogger(ListingsAtStart.class);

    private final Catalog catalog;
    private final Scopes scopes;

    ListingsAtStart(Catalog catalog, Scopes scopes) {
        this.catalog = catalog;
        this.scopes = scopes;
    }

    @EventListener(ApplicationReadyEvent.class)
    void report() {
        for (Listing listing : catalog.published()) {
            List<String> unknown = scopes.unknownAmong(
                    listing.scopes().stream().map(ScopePurpose::scope).toList());
            if (!unknown.isEmpty()) {
                log.warn(
                        "{} cannot be installed: describe {} in the file of patchbay.scopes.file",
                        listing.name(),
                        String.join(", ", unknown));
            }
        }
    }
}
