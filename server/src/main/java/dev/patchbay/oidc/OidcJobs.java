package dev.patchbay.oidc;

import dev.patchbay.jobs.RegularWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the provider does by itself from time to time. */
@Configuration(proxyBeanMethods = false)
class OidcJobs {

    @Bean
    RegularWork forgetAuthorizations(Authorizations authorizations) {
        return RegularWork.cleanUp("oidc.forget-authorizations", authorizations::forgetExpired);
    }

    @Bean
    RegularWork forgetPushedRequests(PushedRequests requests) {
        return RegularWork.cleanUp("oidc.forget-pushed-requests", requests::forgetExpired);
    }

    @Bean
    RegularWork forgetAssertions(AssertionCheck assertions) {
        return RegularWork.cleanUp("oidc.forget-assertions", assertions::forgetExpired);
    }
}
