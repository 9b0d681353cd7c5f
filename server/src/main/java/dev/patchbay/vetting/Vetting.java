package dev.patchbay.vetting;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has integrations looked at, and tells what came of it. It asks nobody's permission: its callers have done so. */
@Component
public class Vetting {

    /** After which a look that a request carries out by itself is taken over by a worker: the node may have died. */
    private static final Duration TAKEN_OVER = Duration.ofMinutes(4);

    /** Each look asks up to 120 times, and addresses may be anybody's. */
    private static final Allowance OF_A_PUBLISHER = new Allowance(120, Duration.ofHours(1), Duration.ofHours(1));

    private final Catalog catalog;
    private final Publishing publishing;
    private final RunTable runs;
    private final Jobs jobs;
    private final Audit audit;
    private final Throttle throttle;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Vetting(
            Catalog catalog,
            Publishing publishing,
            RunTable runs,
            Jobs jobs,
            Audit audit,
            Throttle throttle,
            Clock clock,
            TransactionTemplate transaction) {
        this.catalog = catalog;
        this.publishing = publishing;
        this.runs = runs;
        this.jobs = jobs;
        this.audit = audit;
        this.throttle = throttle;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Has the draft looked at, or the current version where no draft was saved. A look at the same manifest that is under way is
     * not begun again.
     *
     * @throws ProblemException {@code unknown-listing}, {@code too-many-requests}
     */
    public RunId start(IntegrationId integration, AccountId by) {
        var listing = catalog.get(integration);
        bound(listing);
        return begin(listing, next(listing), Run.Cause.ASKED, by);
    }

    /**
     * Has a published version looked at.
     *
     * @throws ProblemException {@code unknown-listing}, {@code unknown-version}, {@code too-many-requests}
     */
    public RunId start(IntegrationId integration, String version, AccountId by) {
        var listing = catalog.get(integration);
        var manifest = publishing.version(integration, version).manifest();
        bound(listing);
        return begin(listing, Target.of(integration, manifest, stage(listing)), Run.Cause.ASKED, by);
    }

    /** Looks at what is offered, because it is time. */
    void lookAgain(Listing listing) {
        begin(listing, Target.of(listing.id(), listing.manifest(), stage(listing)), Run.Cause.SCHEDULED, null);
    }

    /** Opens a run for somebody who carries it out at once; a worker looks after it in case that the node dies. */
    RunId openFor(Listing listing, Target target) {
        bound(listing);
        return Objects.requireNonNull(transaction.execute(status -> {
            var run = runs.open(target, Run.Cause.PUBLISHING, null);
            jobs.schedule(JobRequest.at(clock.instant().plus(TAKEN_OVER), RunJob.KIND, run.toString(), lane(listing)));
            return run;
        }));
    }

    /** The newest finished run. */
    public Optional<Run> latest(IntegrationId integration) {
        return runs.newestFinished(integration);
    }

    /** Runs, finished or not, the newest first. */
    public List<Run> runs(IntegrationId integration, int most) {
        return runs.newest(integration, most);
    }

    public Optional<Run> find(RunId run) {
        return runs.find(run);
    }

    private Target next(Listing listing) {
        return catalog.draftOf(listing.id())
                .map(_ -> publishing.draft(listing.id()))
                .map(draft -> new Target(listing.id(), draft.manifest(), draft.json(), CheckSubject.Stage.DRAFT))
                .orElseGet(() -> Target.of(listing.id(), listing.manifest(), stage(listing)));
    }

    static CheckSubject.Stage stage(Listing listing) {
        return listing.publisherId() == null ? CheckSubject.Stage.FILE : CheckSubject.Stage.LIVE;
    }

    private RunId begin(Listing listing, Target target, Run.Cause cause, @Nullable AccountId by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var run = runs.open(target, cause, by);
            jobs.schedule(JobRequest.now(RunJob.KIND, run.toString(), lane(listing)));
            if (by != null) {
                audit.record(new AuditEntry(
                        by,
                        listing.publisherId(),
                        "checks.started",
                        listing.name().value(),
                        Map.of("version", target.manifest().version())));
            }
            return run;
        }));
    }

    private void bound(Listing listing) {
        if (listing.publisherId() != null) {
            throttle.demand("vetting:" + listing.publisherId(), OF_A_PUBLISHER);
        }
    }

    /** So that the slow answers of one publisher hold up nobody else. */
    private static String lane(Listing listing) {
        return "vetting:" + (listing.publisherId() == null ? "file" : listing.publisherId());
    }
}
