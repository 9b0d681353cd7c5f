package dev.patchbay.changes;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How changes of tables reach the broker.
 *
 * @param enabled whether this node may be the one that carries them; one of all nodes does
 * @param heartbeat how often the node that carries says that it lives
 * @param takeOver how long after its last sign of life another node takes over; at least three heartbeats
 */
@Validated
@ConfigurationProperties("patchbay.changes")
record ChangesSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("12s") Duration takeOver)
        implements CheckedSettings {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int HEARTBEATS = 3;

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        if (heartbeat.compareTo(SHORTEST) < 0) {
            return List.of(new StartupProblem(
                    "patchbay.changes.heartbeat", "A heartbeat of %s is too fast.".formatted(heartbeat), "Choose 2s."));
        }
        if (takeOver.compareTo(heartbeat.multipliedBy(HEARTBEATS)) < 0) {
            return List.of(new StartupProblem(
                    "patchbay.changes.take-over",
                    "After %s a node would be given up that lives.".formatted(takeOver),
                    "Choose at least three times patchbay.changes.heartbeat."));
        }
        return List.of();
    }
}
