package dev.patchbay.pipeline;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.DraftSaved;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppReconfigured;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.SetUpCompleted;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins to poll what somebody has installed, and asks anew what has changed; who is gone is found out by the next poll. */
@Component
class Following {

    private final SourceTable sources;
    private final FeedTable feeds;
    private final Trials trials;
    private final Readers readers;
    private final Catalog catalog;
    private final Installs installs;

    Following(
            SourceTable sources, FeedTable feeds, Trials trials, Readers readers, Catalog catalog, Installs installs) {
        this.sources = sources;
        this.feeds = feeds;
        this.trials = trials;
        this.readers = readers;
        this.catalog = catalog;
        this.installs = installs;
    }

    @EventListener
    void on(AppInstalled event) {
        begin(event.integration(), event.installation());
    }

    @EventListener
    void on(AppResumed event) {
        begin(event.integration(), event.installation());
    }

    @EventListener
    void on(SetUpCompleted event) {
        begin(event.integration(), event.installation());
    }

    @EventListener
    void on(AppReconfigured event) {
        installs.find(event.installation()).ifPresent(found -> {
            var shelf = new Shelf(found.integration(), found.id());
            if (feeds.isAwaited(shelf)) {
                readers.pollNow(shelf);
            }
        });
    }

    /** It may be somewhere else now, and say something else of itself. */
    @EventListener
    void on(ListingChanged event) {
        trials.endIfOffered(catalog.get(event.integration()));
        askAnew(event.integration());
    }

    /** It matters while the draft is what is polled. */
    @EventListener
    void on(DraftSaved event) {
        if (!catalog.get(event.integration()).everOffered()) {
            askAnew(event.integration());
        }
    }

    private void askAnew(IntegrationId source) {
        if (sources.find(source).isPresent()) {
            feeds.askSchemaAnew(source);
            readers.pollNow(Shelf.ofAll(source));
        }
    }

    /** Whether it is asked for a schema: a data source, and a widget, which may bring data of its own. */
    static boolean mayBeSource(Listing listing) {
        return listing.type() != IntegrationType.APP && !listing.manualCredentials();
    }

    /** Sources that were installed before anybody polled. */
    void beginWhereNothingIsPolled() {
        if (sources.isEmpty()) {
            catalog.everything().stream()
                    .filter(Following::mayBeSource)
                    .map(Listing::id)
                    .forEach(id -> {
                        sources.add(id);
                        readers.pollNow(Shelf.ofAll(id));
                    });
        }
    }

    private void begin(IntegrationId source, InstallationId installation) {
        if (mayBeSource(catalog.get(source))) {
            sources.add(source);
            readers.pollNow(Shelf.ofAll(source));
            sources.find(source)
                    .map(Source::schema)
                    .filter(SchemaVersion::perInstallation)
                    .ifPresent(schema -> readers.pollNow(new Shelf(source, installation)));
        }
    }
}
