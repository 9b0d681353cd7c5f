package dev.patchbay.widgets;

import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WidgetsJobs {

    @Bean
    JobHandler forgetDashboards(PlacementTable placements, ProposalTable proposals, Clock clock) {
        return RegularWork.cleanUp("widgets.forget", () -> {
            placements.forget(clock.instant().minus(Dashboards.UNDO_FOR));
            proposals.forget();
        });
    }

    @Bean
    JobHandler forgetBundles(BundleTable bundles, PreviewTable previews, ReportTable reports) {
        return RegularWork.cleanUp("widgets.forget-bundles", () -> {
            previews.forget();
            reports.forget();
            bundles.forget();
        });
    }

    @Bean
    JobHandler fetchMissingBundles(BundleFetching fetching) {
        return RegularWork.on(
                Schedule.every(Duration.ofMinutes(10)), "widgets.missing-bundles", fetching::scheduleMissing);
    }
}
