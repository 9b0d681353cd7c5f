package dev.patchbay.alarms;

import java.time.Instant;
import java.util.Map;

/**
 * Something that goes wrong.
 *
 * @param subject the id of the integration; {@code broker} where it is the broker
 * @param since when it was seen first
 * @param said values for the words about it, such as {@code count}
 */
public record Alarm(AlarmKind kind, String subject, Instant since, Map<String, String> said) {

    public Alarm {
        said = Map.copyOf(said);
    }

    boolean isSameAs(Alarm other) {
        return kind == other.kind && subject.equals(other.subject);
    }
}
