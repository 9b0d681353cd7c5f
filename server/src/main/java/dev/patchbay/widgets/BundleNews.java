package dev.patchbay.widgets;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.catalog.VersionYanked;
import dev.patchbay.installs.AppUpdated;
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
    private final FrameNews news;
    private final Jobs jobs;

    BundleNews(Catalog catalog, BundleTable bundles, BundleFetching fetching, FrameNews news, Jobs jobs) {
        this.catalog = catalog;
        this.bundles = bundles;
        this.fetching = fetching;
        this.news = news;
        this.jobs = jobs;
    }

    @EventListener
    void on(ListingChanged changed) {
        fetching.schedule(catalog.get(changed.integration()));
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
