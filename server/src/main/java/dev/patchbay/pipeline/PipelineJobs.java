package dev.patchbay.pipeline;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class PipelineJobs {

    @Bean
    RegularWork forgetOldRecords(Upkeep upkeep) {
        return RegularWork.cleanUp("pipeline.forget", upkeep::forget);
    }

    @Bean
    RegularWork tellOfRejected(Untold untold) {
        return RegularWork.on(Schedule.every(Duration.ofSeconds(30)), "pipeline.tell-rejected", untold::tell);
    }

    @Bean
    RegularWork beginPolling(Following following) {
        return RegularWork.on(
                Schedule.every(Duration.ofMinutes(1)), "pipeline.begin", following::beginWhereNothingIsPolled);
    }
}
