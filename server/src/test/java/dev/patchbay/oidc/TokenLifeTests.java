package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.grants.LongestTokenLife;
import dev.patchbay.platform.StartupException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class TokenLifeTests {

    @EnableConfigurationProperties(OidcSettings.class)
    @Import(TokenLifeCheck.class)
    static class Application {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withBean(
                    LongestTokenLife.class,
                    () -> new LongestTokenLife(Duration.ofHours(1), "patchbay.grants.longest-token-life"));

    @Test
    void letsTokensLiveAsLongAsTheirRevocations() {
        runner.withPropertyValues("patchbay.oidc.access-token-life=60m")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesToStartWhereATokenOutlivesItsRevocationAndNamesBothSettings() {
        runner.withPropertyValues("patchbay.oidc.access-token-life=61m")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(StartupException.class)
                        .hasMessageContaining("patchbay.oidc.access-token-life")
                        .hasMessageContaining("patchbay.grants.longest-token-life"));
    }
}
