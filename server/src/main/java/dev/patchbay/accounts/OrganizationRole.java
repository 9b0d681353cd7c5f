package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member may do in an organization. */
public enum OrganizationRole {
    /** Everything, also naming other owners; an organization is never without one. */
    OWNER,
    /** Installs and manages apps and members. */
    ADMIN,
    /** Uses what is installed. */
    MEMBER;

    public boolean canAdminister() {
        return this != MEMBER;
    }

    /** The role as programs and tokens write it, such as {@code owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word()} writes.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-request} at {@code /role}
     */
    public static OrganizationRole of(@Nullable String word) {
        for (OrganizationRole role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw InvalidRequest.of("/role", "Choose owner, admin or member.");
    }
}
