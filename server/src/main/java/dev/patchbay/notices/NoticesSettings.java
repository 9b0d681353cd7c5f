package dev.patchbay.notices;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of notices.
 *
 * @param retention how long a notice stays, read or not; default 90 days
 */
@Validated
@ConfigurationProperties("patchbay.notices")
record NoticesSettings(@NotNull @DefaultValue("90d") Duration retention) {}
