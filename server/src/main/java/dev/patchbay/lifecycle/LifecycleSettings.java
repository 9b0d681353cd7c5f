package dev.patchbay.lifecycle;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the event log.
 *
 * @param retention how long an event stays in the log; default 30 days
 */
@Validated
@ConfigurationProperties("patchbay.lifecycle")
record LifecycleSettings(@NotNull @DefaultValue("30d") Duration retention) {}
