package dev.patchbay.audit;

import java.time.Instant;
import java.util.UUID;

/** An entry as it was written down. */
public record AuditRecord(UUID id, Instant at, AuditEntry entry) {}
