package dev.patchbay.vetting;

import java.util.Locale;

/** How a check ended. */
public enum Outcome {
    PASSED,
    FAILED,
    /** Something is worth mending, and nothing is broken. */
    WARNED,
    /** The rule does not apply here, or nobody could look from here. */
    SKIPPED;

    /** As programs read it, such as {@code passed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
