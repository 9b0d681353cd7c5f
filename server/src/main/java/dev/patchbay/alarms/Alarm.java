package dev.patchbay.alarms;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that goes wrong.
 *
 * @param subject the id of the integration; {@code broker}, or the name of a slot, where it is none
 * @param since when it was seen first
 * @param said values for the words about it, such as {@code count}
 */
public record Alarm(AlarmKind kind, String subject, Instant since, Map<String, String> said) {

    public Alarm {
        said = Map.copyOf(said);
    }

    /** The integration that it is about; none where it is the broker or a slot. */
    public Optional<IntegrationId> integration() {
        return switch (kind) {
            case SOURCE_FAILING, SOURCE_BEHIND, SOURCE_REJECTED -> Optional.of(IntegrationId.of(subject));
            case BROKER_AWAY, SLOT_STANDS, SLOT_RETAINS -> Optional.empty();
        };
    }

    boolean isSameAs(Alarm other) {
        return kind == other.kind && subject.equals(other.subject);
    }
}
