package dev.patchbay.pipeline;

import dev.patchbay.broker.Subscription;
import java.util.List;

/** Every change of records of all sources, on every node, wherever and however it was written. */
public interface RecordStream {

    /**
     * Lets somebody follow. That is told of a beginning before this returns.
     *
     * @throws RuntimeException what the reader threw at the beginning; it does not follow then
     */
    Subscription follow(Reader reader);

    /** Who follows. Never called by two threads at once, but for a beginning, which may meet changes. */
    interface Reader {

        /**
         * From now on each change is told, but some from before may be missing: at the beginning, or when the broker was away for
         * longer than it keeps them. Who needs all reads what is there now ({@link RecordView} does).
         */
        void begins();

        /**
         * Records as they are since they changed; of one key each has a greater version than the one before. At least once, and one
         * that was overtaken may be left out. What is thrown has this reader begin anew.
         */
        void changed(List<SourceRecord> changes);
    }
}
