package dev.patchbay.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of background work.
 *
 * @param workers how many jobs this node runs at once; 0 leaves all work to other nodes
 * @param perLane how many jobs of one lane run at once on all nodes together
 * @param poll how often the table is looked at when nothing rings
 * @param lease how long a claimed job belongs to a node that is not heard of; renewed after each third of it
 * @param maximumAttempts how many failures in a row a job may have before it is given up
 * @param stopWithin how long a stop waits for running jobs before it interrupts them
 */
@Validated
@ConfigurationProperties("patchbay.jobs")
record JobsSettings(
        @DefaultValue("64") @Min(0) @Max(1000) int workers,
        @DefaultValue("4") @Min(1) @Max(1000) int perLane,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("12") @Min(1) int maximumAttempts,
        @DefaultValue("20s") Duration stopWithin) {}
