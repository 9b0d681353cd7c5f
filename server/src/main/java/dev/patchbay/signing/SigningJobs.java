package dev.patchbay.signing;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys are replaced by themselves. */
@Configuration(proxyBeanMethods = false)
class SigningJobs {

    @Bean
    RegularWork tendKeys(KeyRings rings) {
        return RegularWork.on(Schedule.every(Duration.ofHours(1)), "signing.tend-keys", rings::tend);
    }
}
