package dev.patchbay.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter as its recipient reads it.
 *
 * @param language tag of its language
 * @param action where its button leads
 */
record WrittenLetter(
        String language,
        String subject,
        String text,
        String html,
        @Nullable String action) {

    /** Without its words: they may be for the recipient alone. */
    @Override
    public String toString() {
        return "WrittenLetter";
    }
}
