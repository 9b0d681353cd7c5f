package dev.patchbay.delivery;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import dev.patchbay.lifecycle.EventLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    @Bean
    RegularWork forgetOldDeliveries(
            Attempts attempts, Skips skips, UnsentEvents unsent, EventLog log, DeliverySettings settings, Clock clock) {
        return RegularWork.on(Schedule.cron("0 40 3 * * *"), "delivery.forgetting", () -> {
            var oldest = clock.instant().minus(settings.keepAttempts());
            skips.removeOlderThan(oldest);
            attempts.removeOlderThan(oldest);
            unsent.removeRefusedBefore(oldest);
            unsent.remove(unsent.waitingSince(oldest).stream()
                    .filter(event -> log.find(event).isEmpty())
                    .toList());
        });
    }
}
