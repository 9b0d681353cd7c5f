package dev.patchbay.widgets;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches the bundles of versions that are offered without one: those of the catalog file, whose servers may start after Patchbay
 * does, and those that were published before there were frames. What stands in the file is fetched anew whenever its entry changes,
 * since the file changes versions too.
 */
@Component
class BundleFetching implements JobHandler {

    static final String KIND = "widgets.fetch-bundle";

    private static final int AT_ONCE = 200;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Catalog catalog;
    private final Publishing publishing;
    private final BundleKeeping keeping;
    private final BundleTable bundles;
    private final FetchedTable attempts;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BundleFetching(
            Catalog catalog,
            Publishing publishing,
            BundleKeeping keeping,
            BundleTable bundles,
            FetchedTable attempts,
            Jobs jobs,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.catalog = catalog;
        this.publishing = publishing;
        this.keeping = keeping;
        this.bundles = bundles;
        this.attempts = attempts;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        Listing listing = catalog.find(List.of(new IntegrationId(UUID.fromString(job.key())))).stream()
                .findFirst()
                .orElse(null);
        if (listing == null || !lacks(listing)) {
            return JobOutcome.DONE;
        }
        return fetch(listing)
                ? JobOutcome.DONE
                : JobOutcome.runAgainAt(clock.instant().plus(wait(listing)));
    }

    /** Schedules it where it may be needed. */
    void schedule(Listing listing) {
        if (lacks(listing)) {
            jobs.schedule(JobRequest.now(KIND, listing.id().toString(), KIND));
        }
    }

    /** Asks at once, where there is no bundle or the file may have another one by now. */
    void fetchMissing(Listing listing) {
        if (lacks(listing)) {
            fetch(listing);
        }
    }

    /** Schedules it for whatever was offered before there were frames. */
    void scheduleMissing() {
        IntegrationId after = null;
        List<IntegrationId> some;
        do {
            some = catalog.offered(IntegrationType.WIDGET, after, AT_ONCE);
            catalog.find(some).stream()
                    .filter(listing ->
                            bundles.pinned(listing.id(), listing.version()).isEmpty())
                    .forEach(this::schedule);
            after = some.isEmpty() ? null : some.getLast();
        } while (some.size() == AT_ONCE);
    }

    private boolean lacks(Listing listing) {
        if (listing.type() != IntegrationType.WIDGET || !listing.everOffered()) {
            return false;
        }
        return isFiled(listing)
                || bundles.pinned(listing.id(), listing.version()).isEmpty();
    }

    private static boolean isFiled(Listing listing) {
        return listing.publisherId() == null;
    }

    /**
     * Fetching takes a while: a version that was taken back meanwhile gets no bundle any more.
     *
     * @return whether the server gave one
     */
    private boolean fetch(Listing listing) {
        BundleKeeping.Outcome outcome = keeping.fetch(listing.manifest());
        transaction.executeWithoutResult(status -> {
            attempts.save(listing.id(), false, listing.version(), outcome);
            bundles.hold(listing.id());
            FramePolicy policy = FramePolicy.to(listing.manifest().connectDomains());
            if (outcome instanceof BundleKeeping.Stored stored
                    && publishing.version(listing.id(), listing.version()).live()
                    && isNew(listing, stored.id(), policy)) {
                bundles.pin(listing.id(), listing.version(), stored.id(), policy);
                audit.record(new AuditEntry(
                        null,
                        listing.publisherId(),
                        "bundle.pinned",
                        listing.name().value(),
                        Map.of(
                                "version",
                                listing.version(),
                                "sha256",
                                stored.id().sha256())));
                jobs.schedule(JobRequest.now(FrameNews.KIND, listing.id().toString(), FrameNews.KIND));
            }
        });
        return outcome instanceof BundleKeeping.Stored;
    }

    private boolean isNew(Listing listing, BundleId bundle, FramePolicy policy) {
        Optional<BundleTable.Pinned> before = bundles.pinned(listing.id(), listing.version());
        return before.filter(pinned ->
                        pinned.bundle().equals(bundle) && pinned.policy().equals(policy))
                .isEmpty();
    }

    /** The longer nobody answers, the more seldom it is asked. */
    private Duration wait(Listing listing) {
        Duration since = Duration.between(listing.changedAt(), clock.instant()).dividedBy(4);
        return since.compareTo(SHORTEST_WAIT) < 0
                ? SHORTEST_WAIT
                : since.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : since;
    }
}
