package dev.patchbay.changes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a slot stands, as PostgreSQL knows it: the same on all nodes.
 *
 * @param running whether a node reads it at this moment
 * @param node the one that reads it; null when none does
 * @param retainedBytes of its log that PostgreSQL keeps for this slot
 * @param walStatus what PostgreSQL says of them: {@code reserved}, {@code extended}, {@code unreserved}, {@code lost}; the word none
 *     where there is no slot
 * @param lastCarried when the newest change was committed that is known to be safe at the broker; null before the first
 * @param lag how long ago that was; at rest some seconds, since a heartbeat is carried every two
 * @param hindrance why nothing is carried, with what to do about it; null while all is well
 */
public record SlotStanding(
        String slot,
        boolean running,
        @Nullable String node,
        long retainedBytes,
        String walStatus,
        @Nullable Instant lastCarried,
        Duration lag,
        @Nullable String hindrance) {}
