package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line was.
 *
 * @param at now
 * @param from the minute of the first number of each series
 * @param field whose numbers they are; null for what is no line over time
 * @param series by the records that are charted; none of those of which nothing is known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HistoryBody(Instant at, Instant from, @Nullable String field, List<PastBody> series) {

    /**
     * The past of a record.
     *
     * @param numbers one a minute; null where nothing was known
     */
    record PastBody(String key, List<@Nullable Double> numbers) {}
}
