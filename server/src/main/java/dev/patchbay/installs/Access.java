package dev.patchbay.installs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member may in an installation.
 *
 * @param isAdmin whether the member administers the app
 * @param permissions names that the app declared itself, sorted
 */
public record Access(boolean canAccess, boolean isAdmin, List<String> permissions) {

    /** Kept out. */
    public static final Access NONE = new Access(false, false, List.of());

    /** Let in, and nothing beyond that. */
    public static final Access PLAIN = new Access(true, false, List.of());

    public Access {
        permissions = permissions.stream().sorted().toList();
    }

    /** The one rule: what was decided about the member, else the policy. Whether somebody is a member is asked elsewhere. */
    static Access of(AccessPolicy policy, @Nullable Assignment assignment) {
        if (assignment == null) {
            return policy == AccessPolicy.EVERYONE ? PLAIN : NONE;
        }
        return assignment.access();
    }
}
