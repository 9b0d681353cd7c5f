package dev.patchbay.gateway;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class GatewayJobs {

    @Bean
    RegularWork forgetIdempotencyKeys(IdempotencyKeys keys) {
        return RegularWork.on(Schedule.every(Duration.ofHours(1)), "gateway.forget-idempotency-keys", keys::forgetOld);
    }
}
