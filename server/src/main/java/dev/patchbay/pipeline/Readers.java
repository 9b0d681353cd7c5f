package dev.patchbay.pipeline;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who has installed a source: only for them it is polled. What its publisher has installed in its sandbox counts until the source is
 * offered; from then on its records are everybody's, and a draft of its next version is not polled.
 */
@Component
class Readers {

    private static final int PAGE = 200;

    /** Of installations that are polled for one by one. */
    private static final int MOST = 10_000;

    private final Installs installs;
    private final InstalledListings listings;
    private final Catalog catalog;
    private final FeedTable feeds;
    private final Jobs jobs;

    Readers(Installs installs, InstalledListings listings, Catalog catalog, FeedTable feeds, Jobs jobs) {
        this.installs = installs;
        this.listings = listings;
        this.catalog = catalog;
        this.feeds = feeds;
        this.jobs = jobs;
    }

    /** Whether anybody reads what a poll would bring. */
    boolean anybody(Shelf shelf) {
        InstallationId one = shelf.installation();
        return one == null
                ? !each(shelf.source(), installation -> false)
                : installs.find(one).filter(this::reads).isPresent();
    }

    /** Begins to poll for each installation, where a source has records for each alone. */
    void pollEach(Source source, SchemaVersion schema) {
        if (schema.perInstallation()) {
            each(source.integration(), installation -> {
                begin(new Shelf(source.integration(), installation.id()));
                return true;
            });
        }
    }

    /** Polls at once, unless another poll is awaited. */
    void begin(Shelf shelf) {
        if (!feeds.isAwaited(shelf)) {
            jobs.schedule(JobRequest.now(Polling.KIND, Polling.key(shelf), lane(shelf.source())));
        }
    }

    void pollNow(Shelf shelf) {
        jobs.schedule(JobRequest.now(Polling.KIND, Polling.key(shelf), lane(shelf.source())));
    }

    /** Polls of one source do not wait for those of another. */
    private static String lane(IntegrationId source) {
        return "poll:" + source;
    }

    /** @return whether all were gone through: the visitor stops it by false */
    private boolean each(IntegrationId source, Predicate<Installation> visitor) {
        @Nullable InstallationId last = null;
        for (int seen = 0; seen < MOST; seen += PAGE) {
            List<Installation> page = installs.ofIntegration(source, last, PAGE);
            for (Installation installation : page) {
                if (reads(installation) && !visitor.test(installation)) {
                    return false;
                }
            }
            if (page.size() < PAGE) {
                return true;
            }
            last = page.getLast().id();
        }
        return true;
    }

    private boolean reads(Installation installation) {
        return installation.status() == Status.ACTIVE
                && (!listings.inSandbox(installation)
                        || !catalog.get(installation.integration()).everOffered());
    }
}
