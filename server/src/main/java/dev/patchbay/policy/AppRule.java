package dev.patchbay.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which apps an organization may install that it has not named. */
public enum AppRule {
    /** Every one. */
    ALL,
    /** Those that somebody has vouched for. */
    VERIFIED,
    /** None. */
    LISTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AppRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
