package dev.patchbay.console;

import dev.patchbay.broker.DepthHour;
import dev.patchbay.pipeline.CountedHour;
import java.time.Instant;
import java.util.List;

/**
 * A data source over time.
 *
 * @param hours those in which there was anything, the oldest first
 * @param depths the hours in which anything waited at the broker, the oldest first
 */
record PipelineSourceDetail(PipelineSource source, List<CountedHour> hours, List<PipelineDepth> depths) {

    /**
     * An hour at the broker, at the worst.
     *
     * @param behind records that Patchbay had not read
     * @param lifecycleBehind events that the integration had not read
     * @param dead refused records in the topic for them
     */
    record PipelineDepth(Instant at, long behind, long lifecycleBehind, long dead) {

        static PipelineDepth of(DepthHour hour) {
            return new PipelineDepth(hour.at(), hour.dataBehind(), hour.lifecycleBehind(), hour.dead());
        }
    }
}
