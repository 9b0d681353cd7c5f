package dev.patchbay.grants;

import dev.patchbay.jobs.RegularWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class GrantsJobs {

    @Bean
    LongestTokenLife longestTokenLife(GrantsSettings settings) {
        return new LongestTokenLife(settings.longestTokenLife(), "patchbay.grants.longest-token-life");
    }

    @Bean
    RegularWork forgetOldRevocations(Revocations revocations) {
        return RegularWork.cleanUp("grants.old-revocations", revocations::forgetOld);
    }
}
