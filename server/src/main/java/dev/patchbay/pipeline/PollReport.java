package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a poll.
 *
 * @param installation for which the source was asked; null for all
 * @param outcome {@code ok}, {@code not-modified}, {@code schema-only}, {@code goes-on} where more pages wait, or what went wrong
 * @param detail in English, as far as the outcome's name does not say it
 * @param status of the last answer; null where there was none
 * @param millis with all its pages
 * @param bytes of all answers, after decompression
 */
public record PollReport(
        @Nullable InstallationId installation,
        Instant at,
        String outcome,
        String detail,
        @Nullable Integer status,
        int millis,
        long bytes,
        Counts counts) {

    /** Of records. */
    public record Counts(int accepted, int unchanged, int rejected) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts and(Counts more) {
            return new Counts(accepted + more.accepted, unchanged + more.unchanged, rejected + more.rejected);
        }
    }
}
