package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.util.Locale;

/**
 * A limit holds a data source up; published inside the transaction, for each limit at most as often as
 * {@code patchbay.pipeline.tell-every} says.
 *
 * @param most what is allowed
 */
public record DataLimited(IntegrationId source, Limit limit, long most) {

    /** What is limited. */
    public enum Limit {
        /** How many keys there are: records of more are refused. */
        KEYS,
        /** How many bytes an answer has: it is not read. */
        ANSWER_BYTES,
        /** How many records an answer has: it is not read. */
        ANSWER_RECORDS,
        /** How many versions of a schema come in a day: the newest is not used. */
        SCHEMAS_A_DAY;

        /** As programs read it, such as {@code answer-bytes}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
