package dev.patchbay.changes;

import java.time.Instant;

/**
 * PostgreSQL had a replication slot no more: it was dropped, or it would have held up more of the log than it may. Another was made,
 * and what was written since an instant is carried from the tables.
 */
public record SlotLost(String slot, Instant since) {}
