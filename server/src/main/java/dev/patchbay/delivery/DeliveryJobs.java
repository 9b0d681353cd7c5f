package dev.patchbay.delivery;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    @Bean
    RegularWork forgetOldDeliveries(
            Attempts attempts, Skips skips, UnsentEvents unsent, DeliverySettings settings, Clock clock) {
        return RegularWork.on(Schedule.cron("0 40 3 * * *"), "delivery.forgetting", () -> {
            var oldest = clock.instant().minus(settings.keepAttempts());
            skips.removeOlderThan(oldest);
            attempts.removeOlderThan(oldest);
            unsent.removeOlderThan(oldest);
        });
    }
}
