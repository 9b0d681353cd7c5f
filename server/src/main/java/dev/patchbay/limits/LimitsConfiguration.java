package dev.patchbay.limits;

import dev.patchbay.jobs.RegularWork;
import dev.patchbay.kernel.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shares of rates, and what is forgotten from time to time. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    @Bean
    RateShares rateShares(Rates rates, JdbcClient jdbc, Clock clock, Ids ids) {
        return new RateShares(rates, jdbc, clock, ids);
    }

    @Bean
    RegularWork forgetAttempts(Throttle throttle) {
        return RegularWork.cleanUp("limits.forget-attempts", throttle::forgetOld);
    }

    @Bean
    RegularWork forgetOldShares(RateShares shares) {
        return RegularWork.cleanUp("limits.old-shares", shares::forgetOld);
    }
}
