package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a data source fares, beside the others.
 *
 * @param polled whether another poll is awaited
 * @param failures polls in a row that failed, where it fares worst
 * @param schemaRefused whether it answers a schema that is not used
 * @param keys records that are there now
 * @param rejected refused records that are kept
 * @param day what was counted of it since the moment that was asked for
 * @param lately what was counted of it in this hour and the one before
 */
public record SourceFare(
        IntegrationId source,
        boolean polled,
        @Nullable Instant lastAt,
        @Nullable Instant lastGoodAt,
        @Nullable Instant dueAt,
        int failures,
        boolean schemaRefused,
        int keys,
        int rejected,
        CountedHour day,
        Lately lately) {

    private static final int FEW = 10;

    /** Records of two hours at the most. */
    public record Lately(long taken, long rejected) {}

    /** Whether so many of its records are refused that its developers have to look: ten, and every tenth. */
    public boolean muchRejected() {
        return lately.rejected >= FEW && lately.rejected * FEW >= lately.taken + lately.rejected;
    }
}
