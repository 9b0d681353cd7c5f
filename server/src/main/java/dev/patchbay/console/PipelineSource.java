package dev.patchbay.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.alarms.SourceState;
import dev.patchbay.broker.TopicDepths;
import dev.patchbay.catalog.Listing;
import dev.patchbay.pipeline.CountedHour;
import dev.patchbay.pipeline.SourceFare;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A data source among others.
 *
 * @param state failing, behind, schema-refused, rejected, well or resting
 * @param deliveryMode pull or push
 * @param polled whether another poll is awaited
 * @param failures polls in a row that failed
 * @param records that are there now
 * @param rejected refused records that are kept
 * @param day what was counted in the last 24 hours
 * @param broker how deep its topics are; null where it has none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PipelineSource(
        String name,
        String displayName,
        @Nullable String icon,
        String state,
        String deliveryMode,
        boolean polled,
        int failures,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastGoodPollAt,
        @Nullable Instant nextPollAt,
        int records,
        int rejected,
        CountedHour day,
        @Nullable SourceDepths broker) {

    /**
     * How deep its topics are.
     *
     * @param behind records that Patchbay has not read yet
     * @param lifecycleBehind events that its slowest group has not read yet
     * @param dead refused records in the topic for them
     */
    record SourceDepths(long behind, long lifecycleBehind, long dead) {

        static SourceDepths of(TopicDepths depths) {
            return new SourceDepths(depths.dataBehind(), depths.lifecycleBehind(), depths.dead());
        }
    }

    static PipelineSource of(Listing listing, SourceFare fare, SourceState state, @Nullable TopicDepths depths) {
        return new PipelineSource(
                listing.name().value(),
                listing.displayName(),
                listing.icon(),
                state.word(),
                listing.manifest().deliveryMode().name().toLowerCase(Locale.ROOT),
                fare.polled(),
                fare.failures(),
                fare.lastAt(),
                fare.lastGoodAt(),
                fare.dueAt(),
                fare.keys(),
                fare.rejected(),
                fare.day(),
                depths == null ? null : SourceDepths.of(depths));
    }
}
