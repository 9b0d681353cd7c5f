package dev.patchbay.notices;

import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.installs.Asked;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people that an app which they have for themselves asks for more; each is told once of the same. */
@Component
class TellOwners implements JobHandler {

    static final String KIND = "notices.asks-more";

    private static final int BATCH = 200;

    private final Notices notices;
    private final Installs installs;
    private final OwnApps ownApps;
    private final Readers readers;
    private final Jobs jobs;
    private final TransactionTemplate transactions;

    TellOwners(
            Notices notices,
            Installs installs,
            OwnApps ownApps,
            Readers readers,
            Jobs jobs,
            TransactionTemplate transactions) {
        this.notices = notices;
        this.installs = installs;
        this.ownApps = ownApps;
        this.readers = readers;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Thousands can have it: not in the transaction that changes the listing. */
    @EventListener
    void on(ListingChanged changed) {
        jobs.schedule(JobRequest.now(KIND, changed.integration().toString(), KIND));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        var integration = new IntegrationId(UUID.fromString(job.key()));
        Listing listing = readers.listing(integration);
        if (listing.published()) {
            InstallationId after = null;
            do {
                after = batch(listing, after);
            } while (after != null);
        }
        return JobOutcome.DONE;
    }

    /** Where to go on; null at the end. */
    private @Nullable InstallationId batch(Listing listing, @Nullable InstallationId after) {
        List<Installation> some = installs.ofIntegration(listing.id(), after, BATCH);
        transactions.executeWithoutResult(status -> some.forEach(installation -> {
            AccountId owner = installation.owner();
            if (owner != null && installation.causes().isEmpty()) {
                tell(listing, installation, owner);
            }
        }));
        return some.size() < BATCH ? null : some.getLast().id();
    }

    private void tell(Listing listing, Installation installation, AccountId owner) {
        ownApps.askedForMore(installation)
                .ifPresent(asked -> notices.tell(
                        List.of(owner),
                        new News(
                                NoticeKind.OWN_APP_ASKS_MORE,
                                Map.of("app", listing.displayName()),
                                "/consent?integration=" + listing.name() + "&return=/settings/apps",
                                "asks-more:" + installation.id() + ":" + Sha256.hex(what(asked)))));
    }

    private static String what(Asked asked) {
        return Stream.concat(
                        asked.wanted().stream()
                                .filter(one -> one.isNew() && !one.optional())
                                .map(Asked.Wanted::name),
                        asked.connections().stream()
                                .filter(Asked.Connection::isNew)
                                .map(Asked.Connection::domain))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
