package dev.patchbay.alarms;

import java.util.Locale;

/** What can go wrong for long. */
public enum AlarmKind {
    /** The broker does not answer. */
    BROKER_AWAY,
    /** Changes are not carried to the broker, though it answers. */
    SLOT_STANDS,
    /** PostgreSQL keeps much of its log for a slot. */
    SLOT_RETAINS,
    /** The polls of a source fail. */
    SOURCE_FAILING,
    /** What a source wrote to the broker is not read. */
    SOURCE_BEHIND,
    /** Many records of a source are refused. */
    SOURCE_REJECTED;

    /** As programs read it, such as {@code broker-away}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
