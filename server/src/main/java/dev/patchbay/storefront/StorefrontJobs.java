package dev.patchbay.storefront;

import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StorefrontJobs {

    /** How long a mistyped word of a new listing may stay unknown, and a popularity old. */
    private static final Duration BETWEEN_FOLDS = Duration.ofSeconds(5);

    private static final int FOLDS = 100;

    @Bean
    JobHandler foldChanges(Changes changes) {
        return RegularWork.on(Schedule.every(BETWEEN_FOLDS), "storefront.fold-changes", () -> {
            for (int folds = 0; folds < FOLDS; folds++) {
                if (!changes.fold()) {
                    return;
                }
            }
        });
    }
}
