package dev.patchbay.alarms;

import dev.patchbay.broker.TopicDepths;
import dev.patchbay.pipeline.SourceFare;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How it stands with a data source, the worst first. */
public enum SourceState {
    /** Its last polls failed. */
    FAILING,
    /** What it wrote to the broker is not read yet, and there is much of it. */
    BEHIND,
    /** It answers a schema that is not used. */
    SCHEMA_REFUSED,
    /** Many of its records are refused. */
    REJECTED,
    WELL,
    /** Nobody has it installed, or nothing ever came. */
    RESTING;

    /** From so many polls in a row on it is more than chance. */
    private static final int FAILURES = 2;

    /** As programs read it, such as {@code schema-refused}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SourceState of(SourceFare fare, @Nullable TopicDepths depths, long manyBehind) {
        if (fare.polled() && fare.failures() >= FAILURES) {
            return FAILING;
        }
        if (depths != null && depths.dataBehind() >= manyBehind) {
            return BEHIND;
        }
        if (fare.schemaRefused()) {
            return SCHEMA_REFUSED;
        }
        if (fare.muchRejected()) {
            return REJECTED;
        }
        return fare.polled() || fare.keys() > 0 || fare.day().accepted() > 0 ? WELL : RESTING;
    }
}
