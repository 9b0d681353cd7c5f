package dev.patchbay.signing;

import java.time.Instant;

/** A key that was made to take another's place. */
public record Planned(String table, String id, String algorithm, Instant signsFrom) {}
