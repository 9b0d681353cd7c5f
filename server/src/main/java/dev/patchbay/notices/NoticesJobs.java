package dev.patchbay.notices;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class NoticesJobs {

    @Bean
    RegularWork forgetNotices(Notices notices, NoticesSettings settings, Clock clock) {
        return RegularWork.on(
                Schedule.cron("0 40 3 * * *"),
                "notices.forget",
                () -> notices.forget(clock.instant().minus(settings.retention())));
    }
}
