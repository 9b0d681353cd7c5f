package dev.patchbay.delivery;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.EventId;
import java.time.Instant;

/** Somebody let a stream pass over an event. */
public record Skip(EventId event, String reason, AccountId by, Instant at) {}
