package dev.patchbay.widgets;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of dashboards.
 *
 * @param lookEvery how often numbers with a threshold and lines are looked at while nobody has the page open; default 1 min, which is
 *     the longest
 * @param seriesPerSource of how many numbers of one source what they were is kept for lines, one a minute for 24 hours; default 1,000
 * @param seriesInAll of how many numbers of all sources together, at about 20 KB each; default 5,000
 */
@Validated
@ConfigurationProperties("patchbay.widgets")
record WidgetsSettings(
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1) @DefaultValue("1m")
        Duration lookEvery,

        @Min(0) @DefaultValue("1000") int seriesPerSource,
        @Min(0) @DefaultValue("5000") int seriesInAll) {}
