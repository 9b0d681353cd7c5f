package dev.patchbay.lifecycle;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the event log.
 *
 * @param retention how long an event stays in the log; default 30 days
 * @param readers how many requests may wait for events on this node at once; default 2000
 * @param readersPerClient how many of them one client may have; default 20
 * @param lookAround how often a node that has readers looks for events that other nodes appended; default 250 ms
 */
@Validated
@ConfigurationProperties("patchbay.lifecycle")
record LifecycleSettings(
        @NotNull @DefaultValue("30d") Duration retention,
        @Min(1) @DefaultValue("2000") int readers,
        @Min(1) @DefaultValue("20") int readersPerClient,
        @NotNull @DefaultValue("250ms") Duration lookAround) {}
