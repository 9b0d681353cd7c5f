package dev.patchbay.broker;

import java.util.List;

/**
 * What was read from one partition of a topic, in its order.
 *
 * @param log of which the offsets are: another one when the topic was deleted and made anew, where they begin at 0 again
 * @param records at least one
 */
public record Portion(Topic topic, String log, int partition, List<Received> records) {

    public Portion {
        records = List.copyOf(records);
    }

    /** Where the records end: the offset of the next one. */
    public long end() {
        return records.getLast().offset() + 1;
    }
}
