package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.Map;

/**
 * Records of a source were refused since its publisher was told last; published inside the transaction.
 *
 * @param reasons the most frequent ones in the hours since, with their counts
 */
public record RecordsRejected(
        IntegrationId source, long count, Map<String, Long> reasons, Instant since, Instant until) {

    public RecordsRejected {
        reasons = Map.copyOf(reasons);
    }
}
