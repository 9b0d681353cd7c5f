package dev.patchbay.grants;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How revocations travel.
 *
 * @param feedInterval pause between two readings of the revocations; 250 ms. It bounds how long a revoked token lives on
 * @param feedDeadline how old the last reading may be before every token is refused; 5 s
 * @param feedCapacity how many revocations a node keeps in memory; 500,000, beyond it every token is refused
 * @param longestTokenLife how long a revocation is kept: no shorter than the life of any access token; 1 h
 */
@Validated
@ConfigurationProperties("patchbay.grants")
record GrantsSettings(
        @DefaultValue("250ms") @NotNull @DurationMin(millis = 10)
        Duration feedInterval,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 100)
        Duration feedDeadline,

        @DefaultValue("500000") @Positive int feedCapacity,

        @DefaultValue("1h") @NotNull @DurationMin(minutes = 1)
        Duration longestTokenLife) {

    /** A transaction may end this long after it has written a revocation, and nodes' clocks may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** How long a revocation matters. */
    Duration keep() {
        return longestTokenLife.plus(MARGIN);
    }
}
