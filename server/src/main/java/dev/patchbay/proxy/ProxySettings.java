package dev.patchbay.proxy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what is carried to upstream servers.
 *
 * @param connections connections to one upstream server at a time; 200. A request waits two seconds for one
 * @param connectTimeout how long connecting may take; 5 s
 * @param timeout how long an upstream server may be silent before and within its answer; 30 s
 * @param largestBody bytes that a request's body may have; 100 MB
 */
@Validated
@ConfigurationProperties("patchbay.proxy")
record ProxySettings(
        @DefaultValue("200") @Positive int connections,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 10)
        Duration connectTimeout,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 10)
        Duration timeout,

        @DefaultValue("100MB") @NotNull DataSize largestBody) {}
