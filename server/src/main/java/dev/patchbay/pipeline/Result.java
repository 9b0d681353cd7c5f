package dev.patchbay.pipeline;

import org.jspecify.annotations.Nullable;

/** What became of one record of a batch. */
public sealed interface Result {

    /**
     * It is there now.
     *
     * @param version the source's newest when it was written
     */
    record Accepted(String key, long version) implements Result {}

    /** It is there already, just so. */
    record Unchanged(String key) implements Result {}

    /** A later record has the same key: of the same batch, or, where it was tried again, of the time since. */
    record Superseded(String key) implements Result {}

    /**
     * It is kept apart, with its reason.
     *
     * @param key null where it has none
     */
    record Rejected(@Nullable String key, Rejection why) implements Result {}
}
