package dev.patchbay.widgets;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches the bundles of drafts: when their developers ask for it, and by itself whenever one is saved, or installed, that is tried in
 * its publisher's sandbox. Dashboards there follow at once.
 */
@Component
class DraftFetching implements JobHandler {

    static final String KIND = "widgets.fetch-draft";

    private final Catalog catalog;
    private final InstalledListings listings;
    private final BundleKeeping keeping;
    private final FetchBounds bounds;
    private final FetchedTable attempts;
    private final FrameNews news;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DraftFetching(
            Catalog catalog,
            InstalledListings listings,
            BundleKeeping keeping,
            FetchBounds bounds,
            FetchedTable attempts,
            FrameNews news,
            Jobs jobs,
            Clock clock,
            TransactionTemplate transaction) {
        this.catalog = catalog;
        this.listings = listings;
        this.keeping = keeping;
        this.bounds = bounds;
        this.attempts = attempts;
        this.news = news;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        Listing draft = tried(new IntegrationId(UUID.fromString(job.key()))).orElse(null);
        if (draft == null) {
            return JobOutcome.DONE;
        }
        return bounds.take(draft.id())
                .map(pause -> JobOutcome.runAgainAt(clock.instant().plus(pause)))
                .orElseGet(() -> {
                    fetch(draft);
                    return JobOutcome.DONE;
                });
    }

    /** Schedules it, if the draft is tried by anybody. */
    void schedule(IntegrationId integration) {
        if (tried(integration).isPresent()) {
            jobs.schedule(JobRequest.now(KIND, integration.toString(), KIND));
        }
    }

    /** Fetches it, outside any transaction; how often, its callers have counted. */
    void fetch(Listing draft) {
        BundleKeeping.Outcome outcome = keeping.fetch(draft.manifest());
        transaction.executeWithoutResult(status -> {
            attempts.save(draft.id(), true, draft.version(), outcome);
            tell(draft.id());
        });
    }

    /** Dashboards of the sandbox show something else from now on; in the caller's transaction. */
    void tell(IntegrationId integration) {
        listings.tried(integration).map(Installation::id).map(List::of).ifPresent(news::tell);
    }

    private Optional<Listing> tried(IntegrationId integration) {
        return listings.tried(integration)
                .filter(installation -> !installation.uninstalled())
                .flatMap(installation -> catalog.draftOf(integration))
                .filter(draft -> draft.type() == IntegrationType.WIDGET);
    }
}
