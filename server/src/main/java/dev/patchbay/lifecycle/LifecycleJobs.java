package dev.patchbay.lifecycle;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class LifecycleJobs {

    @Bean
    RegularWork forgetOldEvents(Retention retention) {
        return RegularWork.on(Schedule.cron("0 20 3 * * *"), "lifecycle.retention", retention::forgetOld);
    }
}
