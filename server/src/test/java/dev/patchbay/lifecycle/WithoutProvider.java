package dev.patchbay.lifecycle;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** For tests of modules below the provider, in which nobody installs anything for themselves. */
@TestConfiguration(proxyBeanMethods = false)
public class WithoutProvider {

    @Bean
    InstallationTokens noTokens() {
        return (clientId, allowed, life) -> {
            throw new AssertionError("no provider is here to make a token");
        };
    }
}
