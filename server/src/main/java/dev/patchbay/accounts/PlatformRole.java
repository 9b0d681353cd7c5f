package dev.patchbay.accounts;

import java.util.Locale;

/** What a person may do on the platform as a whole, beside the roles in organizations. */
public enum PlatformRole {
    /** May publish integrations. */
    DEVELOPER,
    /** Judges what is submitted. */
    REVIEWER,
    /** Runs the platform. */
    OPERATOR;

    /** The role as programs and tokens write it, such as {@code operator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlatformRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
