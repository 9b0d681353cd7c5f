package dev.patchbay.widgets;

import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WatchingJobs {

    @Bean
    JobHandler lookAtDashboards(Watching watching, WidgetsSettings settings) {
        return RegularWork.on(Schedule.inStep(settings.lookEvery()), "widgets.look", watching::look);
    }

    @Bean
    JobHandler forgetHistory(SeriesTable series, Clock clock) {
        return RegularWork.cleanUp("widgets.forget-history", () -> series.forgetOld(clock.instant()));
    }
}
