package dev.patchbay.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that was published, and never changes.
 *
 * @param current whether it is the one that is offered
 * @param yankedReason why it was taken back; null while it is live
 */
public record PublishedVersion(
        String version,
        Manifest manifest,
        Instant publishedAt,
        boolean current,
        @Nullable String yankedReason) {

    public boolean live() {
        return yankedReason == null;
    }

    /** What is new in it, in the publisher's words. */
    public @Nullable String changelog() {
        return manifest.changelog();
    }
}
