package dev.patchbay.broker;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class BrokerJobs {

    @Bean
    RegularWork keepDepths(BrokerWatch watch) {
        return RegularWork.on(Schedule.every(Duration.ofMinutes(1)), "broker.keep-depths", watch::keep);
    }
}
