package dev.patchbay.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** The role of a word that somebody else wrote. */
    static Optional<PlatformRole> find(@Nullable String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The roles as words, sorted. */
    static List<String> words(Set<PlatformRole> roles) {
        return roles.stream().map(PlatformRole::word).sorted().toList();
    }
}
