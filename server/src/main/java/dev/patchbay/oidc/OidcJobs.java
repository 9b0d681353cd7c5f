package dev.patchbay.oidc;

import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.RegularWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the provider does by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class OidcJobs {

    @Bean
    JobHandler forgetAuthorizations(Authorizations authorizations) {
        return RegularWork.cleanUp("oidc.forget-authorizations", authorizations::forgetExpired);
    }
}
