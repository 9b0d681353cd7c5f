package dev.patchbay.alarms;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * From when on somebody is told that something goes wrong.
 *
 * @param brokerAway for how long the broker does not answer; default 2 min
 * @param slotStands for how long changes of tables are not carried to the broker, though it answers; default 2 min
 * @param slotRetains how much of its log PostgreSQL keeps for them then; default 512 MB
 * @param sourceFailing for how long all polls of a source fail; default 10 min
 * @param sourceBehind for how long a source is far behind; default 5 min
 * @param behindRecords how many of its records wait then at the broker; default 100
 * @param sourceRejected for how long many records of a source are refused; default 5 min
 */
@Validated
@ConfigurationProperties("patchbay.alarms")
record AlarmSettings(
        @NotNull @DefaultValue("2m") Duration brokerAway,
        @NotNull @DefaultValue("2m") Duration slotStands,
        @NotNull @DefaultValue("512MB") DataSize slotRetains,
        @NotNull @DefaultValue("10m") Duration sourceFailing,
        @NotNull @DefaultValue("5m") Duration sourceBehind,
        @Min(1) @DefaultValue("100") long behindRecords,
        @NotNull @DefaultValue("5m") Duration sourceRejected) {

    Duration patience(AlarmKind kind) {
        return switch (kind) {
            case BROKER_AWAY -> brokerAway;
            case SLOT_STANDS -> slotStands;
            case SLOT_RETAINS -> Duration.ZERO;
            case SOURCE_FAILING -> sourceFailing;
            case SOURCE_BEHIND -> sourceBehind;
            case SOURCE_REJECTED -> sourceRejected;
        };
    }
}
