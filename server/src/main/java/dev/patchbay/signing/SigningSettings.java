package dev.patchbay.signing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the keys that sign tokens and webhooks are replaced.
 *
 * @param rotateAfter how long a key signs before another takes its place; 90 days
 * @param publishBefore for how long a new key is published before it signs, so that nobody meets a signature of a key that their
 *     copy of the key set does not have yet; no less than 10 minutes, since the key set may be kept for 5
 */
@Validated
@ConfigurationProperties("patchbay.signing")
record SigningSettings(
        @DefaultValue("90d") @NotNull @DurationMin(hours = 1)
        Duration rotateAfter,

        @DefaultValue("1h") @NotNull @DurationMin(minutes = 10)
        Duration publishBefore) {}
