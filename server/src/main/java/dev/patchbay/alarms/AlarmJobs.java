package dev.patchbay.alarms;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class AlarmJobs {

    @Bean
    RegularWork lookForTrouble(Alarms alarms) {
        return RegularWork.on(Schedule.every(Duration.ofSeconds(30)), "alarms.look", alarms::look);
    }
}
