package dev.patchbay.broker;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the broker fares.
 *
 * @param mode {@code embedded}, {@code external} or {@code off}
 * @param available whether it answered a moment ago
 * @param since when that began; of one that never answered, when Patchbay began to ask
 * @param address that integrations' clients connect to; null before it is known
 * @param partitions that integrations' topics are to have in all
 * @param mostPartitions how many there may be; null where we set no limit
 * @param disk bytes of all that lies in it, with copies; null while it is not known
 * @param memory bytes that its process occupies; null where it is not ours, or not known
 * @param measuredAt when {@code depths} was measured last; null before
 * @param depths how much lies in the topics of integrations, as it was measured last
 */
public record BrokerStanding(
        String mode,
        boolean available,
        Instant since,
        @Nullable String address,
        int partitions,
        @Nullable Integer mostPartitions,
        @Nullable Long disk,
        @Nullable Long memory,
        @Nullable Instant measuredAt,
        Map<Topic, Depth> depths) {

    public BrokerStanding {
        depths = Map.copyOf(depths);
    }

    /** Whether there is to be none. */
    public boolean off() {
        return mode.equals("off");
    }
}
