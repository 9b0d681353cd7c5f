package dev.patchbay.signing;

import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.RegularWork;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys are replaced by themselves. */
@Configuration(proxyBeanMethods = false)
class SigningJobs {

    @Bean
    JobHandler tendKeys(KeyRings rings) {
        return RegularWork.every(Duration.ofHours(1), "signing.tend-keys", rings::tend);
    }
}
