package dev.patchbay.widgets;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.DraftSaved;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.catalog.VersionPublished;
import dev.patchbay.catalog.VersionYanked;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppUpdated;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of bundles when something happens to their versions; in the transaction in which it happens. */
@Component
class BundleNews {

    private final Catalog catalog;
    private final BundleTable bundles;
    private final BundleFetching fetching;
    private final DraftFetching drafting;
    private final DraftTable drafts;
    private final InstalledListings listings;
    private final FrameNews news;
    private final Jobs jobs;

    BundleNews(
            Catalog catalog,
            BundleTable bundles,
            BundleFetching fetching,
            DraftFetching drafting,
            DraftTable drafts,
            InstalledListings listings,
            FrameNews news,
            Jobs jobs) {
        this.catalog = catalog;
        this.bundles = bundles;
        this.fetching = fetching;
        this.drafting = drafting;
        this.drafts = drafts;
        this.listings = listings;
        this.news = news;
        this.jobs = jobs;
    }

    @EventListener
    void on(ListingChanged changed) {
        fetching.schedule(catalog.get(changed.integration()));
    }

    @EventListener
    void on(DraftSaved saved) {
        drafting.schedule(saved.integration());
    }

    /** In the sandbox; what others install has been offered. */
    @EventListener
    void on(AppInstalled installed) {
        listings.tried(installed.integration())
                .filter(tried -> tried.id().equals(installed.installation()))
                .ifPresent(tried -> drafting.schedule(tried.integration()));
    }

    /** What was the draft is the version that the sandbox shows now. */
    @EventListener
    void on(VersionPublished published) {
        drafts.end(published.integration());
        drafting.tell(published.integration());
    }

    @EventListener
    void on(VersionYanked yanked) {
        bundles.yank(yanked.integration(), yanked.version());
        jobs.schedule(JobRequest.now(FrameNews.KIND, yanked.integration().toString(), FrameNews.KIND));
    }

    @EventListener
    void on(AppUpdated updated) {
        news.tell(List.of(updated.installation()));
    }
}
