package dev.patchbay.delivery;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives a context the clock that tests move. */
@TestConfiguration(proxyBeanMethods = false)
class MovableTime {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }
}
