package dev.patchbay.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A job as its handler sees it.
 *
 * @param dueAt when this run was due
 * @param attempts how many runs in a row failed before this one
 */
public record Job(UUID id, Work work, Map<String, String> payload, Instant dueAt, int attempts) {

    /** What is to be done, and in which lane. */
    public record Work(String kind, String key, String lane) {}

    public String kind() {
        return work.kind();
    }

    public String key() {
        return work.key();
    }

    public String lane() {
        return work.lane();
    }
}
