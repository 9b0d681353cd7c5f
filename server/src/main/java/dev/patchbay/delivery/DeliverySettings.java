package dev.patchbay.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of delivery over HTTP. How many attempts to one endpoint are on their way at once is {@code patchbay.jobs.per-lane}.
 *
 * @param timeout how long an endpoint has to answer an attempt; default 15 s
 * @param schedule delays after the failed attempts of an event; after the attempt that follows the last one its stream
 *     stops; default 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h
 * @param jitterPercent how far a delay may be shortened or lengthened by chance, so that what failed together does not come
 *     back together; default 10
 * @param longestRetryAfter the longest wait that an endpoint can ask for with {@code Retry-After}; default 24 h
 * @param breakerAfter failures in a row, counted against an endpoint, that open its breaker; default 5
 * @param disabledAfter how long an endpoint may go without one 2xx before it is disabled; default 120 h
 * @param responseLimit how much of a response's body is kept; default 64 KB
 * @param keepAttempts how long an attempt stays on record; default 30 days
 */
@Validated
@ConfigurationProperties("patchbay.delivery")
record DeliverySettings(
        @NotNull @DefaultValue("15s") Duration timeout,

        @NotEmpty @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> schedule,

        @Min(0) @Max(50) @DefaultValue("10") int jitterPercent,
        @NotNull @DefaultValue("24h") Duration longestRetryAfter,
        @Min(1) @DefaultValue("5") int breakerAfter,
        @NotNull @DefaultValue("120h") Duration disabledAfter,
        @NotNull @DefaultValue("64KB") DataSize responseLimit,
        @NotNull @DefaultValue("30d") Duration keepAttempts) {

    DeliverySettings {
        schedule = List.copyOf(schedule);
    }
}
