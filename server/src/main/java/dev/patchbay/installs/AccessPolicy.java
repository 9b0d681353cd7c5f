package dev.patchbay.installs;

import dev.patchbay.kernel.InvalidRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who of an organization comes into an installation, unless something else was decided about the member. */
public enum AccessPolicy {
    /** Every member. */
    EVERYONE,
    /** Nobody whom an admin has not let in. */
    ASSIGNED;

    /** As programs read it, such as {@code everyone}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word.
     *
     * @param pointer JSON Pointer to the field that it was in
     */
    public static AccessPolicy of(@Nullable String word, String pointer) {
        for (AccessPolicy policy : values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        throw InvalidRequest.of(pointer, "Choose everyone or assigned.");
    }
}
