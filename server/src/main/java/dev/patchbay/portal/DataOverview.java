package dev.patchbay.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.broker.DepthHour;
import dev.patchbay.broker.TopicDepths;
import dev.patchbay.pipeline.CountedHour;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data source at a glance.
 *
 * @param deliveryMode pull or push
 * @param polled whether another poll is awaited; not while nobody has it installed
 * @param failures polls in a row that failed
 * @param records that are there now
 * @param rejected refused records that are kept
 * @param schema in use; null while there is none
 * @param broker how deep its topics are; null where it has none
 * @param depths the hours in which anything waited at the broker, the oldest first
 * @param refusedSchema what it answers now and is not used; null where there is no such
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DataOverview(
        String deliveryMode,
        boolean polled,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastGoodPollAt,
        @Nullable Instant nextPollAt,
        int failures,
        int records,
        int rejected,
        @Nullable SchemaInUse schema,
        @Nullable RefusedSchema refusedSchema,
        List<CountedHour> hours,
        List<ReasonCount> reasons,
        @Nullable DepthNow broker,
        List<DepthHourCounts> depths) {

    /** What was counted. */
    record Counted(
            List<CountedHour> hours,
            Map<String, Long> reasons,
            @Nullable TopicDepths now,
            List<DepthHour> depths) {}

    /**
     * The schema in use.
     *
     * @param number counts up from 1
     * @param definition JSON Schema, as text
     * @param key the fields that identify a record
     * @param compatibility compatible, forward or none
     */
    record SchemaInUse(
            int number,
            String definition,
            List<String> key,
            String compatibility,
            boolean perInstallation,
            long intervalSeconds,
            Instant since) {}

    /**
     * A schema that breaks what the one in use promised.
     *
     * @param tooOften whether there were too many versions in a day
     */
    record RefusedSchema(String definition, boolean tooOften, List<Difference> differences, Instant at) {}

    /**
     * In what it breaks with it.
     *
     * @param pointer JSON Pointer (RFC 6901) into the schema
     * @param breaks readers, records or both
     * @param message in the reader's language
     */
    record Difference(String pointer, String breaks, String message) {}

    /** How often records were refused for a reason, by its name. */
    record ReasonCount(String reason, long count) {}

    /**
     * How deep its topics were when they were measured last, some seconds ago.
     *
     * @param behind records that Patchbay has not read yet
     * @param lifecycleBehind events that its slowest group has not read yet
     * @param dead refused records in the topic for them
     */
    record DepthNow(long behind, long lifecycleBehind, long dead) {

        static DepthNow of(TopicDepths depths) {
            return new DepthNow(depths.dataBehind(), depths.lifecycleBehind(), depths.dead());
        }
    }

    /** The same at its worst within an hour. */
    record DepthHourCounts(Instant at, long behind, long lifecycleBehind, long dead) {

        static DepthHourCounts of(DepthHour hour) {
            return new DepthHourCounts(hour.at(), hour.dataBehind(), hour.lifecycleBehind(), hour.dead());
        }
    }
}
