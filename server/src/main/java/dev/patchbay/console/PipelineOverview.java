package dev.patchbay.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.broker.BrokerStanding;
import dev.patchbay.changes.SlotStanding;
import dev.patchbay.pipeline.CountedHour;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events and data flow.
 *
 * @param alarms what operators or developers were told of and is not well yet
 * @param slots by which changes of tables reach the broker
 * @param lags of readers, the furthest behind first
 * @param moreLags how many readers are not listed
 * @param dead refused records in the topics for them
 * @param sources how many there are; {@code troubled} of them are not well
 * @param hours of all sources together, the oldest first; those in which there was anything
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PipelineOverview(
        BrokerHealth broker,
        List<PipelineAlarm> alarms,
        List<SlotHealth> slots,
        List<ReaderLag> lags,
        int moreLags,
        long dead,
        int sources,
        int troubled,
        List<CountedHour> hours) {

    /**
     * The broker.
     *
     * @param mode embedded, external or off
     * @param since when it began to answer, or not to
     * @param mostPartitions null where there is no limit of ours
     * @param disk bytes of what lies in it, with copies; null while unknown
     * @param memory bytes that its process occupies; null where it is not ours
     * @param measuredAt when lag and depth were measured last; null before
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BrokerHealth(
            String mode,
            boolean available,
            Instant since,
            @Nullable String address,
            int partitions,
            @Nullable Integer mostPartitions,
            @Nullable Long disk,
            @Nullable Long memory,
            @Nullable Instant measuredAt) {

        static BrokerHealth of(BrokerStanding standing) {
            return new BrokerHealth(
                    standing.mode(),
                    standing.available(),
                    standing.since(),
                    standing.address(),
                    standing.partitions(),
                    standing.mostPartitions(),
                    standing.disk(),
                    standing.memory(),
                    standing.measuredAt());
        }
    }

    /**
     * Something that goes wrong.
     *
     * @param kind broker-away, slot-stands, slot-retains, source-failing, source-behind, source-rejected
     * @param integration by its name; null where it is none
     * @param displayName of the integration; null where it is none
     * @param slot by its name; null where it is none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PipelineAlarm(
            String kind,
            @Nullable String slot,
            @Nullable String integration,
            @Nullable String displayName,
            Instant since) {}

    /**
     * A replication slot of PostgreSQL.
     *
     * @param slot lifecycle for events, records for records
     * @param running whether a node reads it at this moment
     * @param node the one that reads it; null when none does
     * @param retained bytes of its log that PostgreSQL keeps for it
     * @param walStatus what PostgreSQL says of them; none where there is no slot
     * @param lastCarried when the newest change was committed that is safe at the broker; null before the first
     * @param lagSeconds how long ago that was
     * @param hindrance why nothing is carried, in English; null while all is well
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SlotHealth(
            String slot,
            boolean running,
            @Nullable String node,
            long retained,
            String walStatus,
            @Nullable Instant lastCarried,
            long lagSeconds,
            @Nullable String hindrance) {

        static SlotHealth of(SlotStanding standing) {
            return new SlotHealth(
                    standing.slot(),
                    standing.running(),
                    standing.node(),
                    standing.retainedBytes(),
                    standing.walStatus(),
                    standing.lastCarried(),
                    standing.lag().toSeconds(),
                    standing.hindrance());
        }
    }

    /**
     * How far behind a reader is.
     *
     * @param topic data, lifecycle or dlq
     * @param behind messages that it has not read yet
     */
    record ReaderLag(String integration, String displayName, String topic, String group, long behind) {}
}
