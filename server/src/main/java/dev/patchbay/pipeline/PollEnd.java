package dev.patchbay.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a poll ended.
 *
 * @param kind whether it went well
 * @param outcome by its name, such as {@code ok} or {@code silent-timeout}
 * @param patience what the source asked for; null where it asked for nothing
 * @param etag of the whole answer, to be remembered
 * @param next where the next poll goes on
 */
record PollEnd(
        Kind kind,
        String outcome,
        String detail,
        @Nullable Integer status,
        @Nullable Duration patience,
        @Nullable String etag,
        @Nullable String next,
        @Nullable Instant wholeAt,
        long bytes,
        PollReport.Counts counts) {

    private static final String SCHEMA_ONLY = "schema-only";

    enum Kind {
        GOOD,
        FAILED,
        /** Patchbay itself had too much to do. */
        POSTPONED
    }

    static PollEnd of(Kind kind, String outcome, String detail) {
        return new PollEnd(kind, outcome, detail, null, null, null, null, null, 0, PollReport.Counts.NONE);
    }

    static PollEnd failed(String outcome, String detail) {
        return of(Kind.FAILED, outcome, detail);
    }

    static PollEnd schemaOnly() {
        return of(Kind.GOOD, SCHEMA_ONLY, "");
    }

    static PollEnd postponed(String detail) {
        return of(Kind.POSTPONED, "busy", detail);
    }

    PollEnd answered(@Nullable Integer withStatus, @Nullable Duration asksToWait) {
        return new PollEnd(kind, outcome, detail, withStatus, asksToWait, etag, next, wholeAt, bytes, counts);
    }

    PollEnd counting(long allBytes, PollReport.Counts all) {
        return new PollEnd(kind, outcome, detail, status, patience, etag, next, wholeAt, allBytes, all);
    }

    /** What the next poll begins with. */
    PollEnd remembering(@Nullable String newEtag, @Nullable String goesOnAt, @Nullable Instant readWholeAt) {
        return new PollEnd(kind, outcome, detail, status, patience, newEtag, goesOnAt, readWholeAt, bytes, counts);
    }

    /** With what else is wrong, where nothing worse is told. */
    PollEnd noting(String trouble) {
        return new PollEnd(
                kind,
                outcome,
                detail.isEmpty() ? trouble : detail,
                status,
                patience,
                etag,
                next,
                wholeAt,
                bytes,
                counts);
    }

    /** Whether it answered records, or that there are no other ones. */
    boolean brought() {
        return kind == Kind.GOOD && !outcome.equals(SCHEMA_ONLY);
    }

    boolean failed() {
        return kind == Kind.FAILED;
    }

    boolean postponed() {
        return kind == Kind.POSTPONED;
    }
}
