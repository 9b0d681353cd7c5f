package dev.patchbay.kernel;

/**
 * Names the members of an answer that are shown this one time and never again, such as a new client's secret. Whoever answers with
 * one says so in this header, so that nothing on the way keeps it: a repeated {@code Idempotency-Key} is answered without them.
 */
public final class ShownOnce {

    /** Names of members at the top of the JSON answer, separated by commas. */
    public static final String HEADER = "Shown-Once";

    private ShownOnce() {}
}
