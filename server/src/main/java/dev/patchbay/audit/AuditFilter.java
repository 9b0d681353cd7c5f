package dev.patchbay.audit;

import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not matter.
 *
 * @param action a whole action such as {@code member.added}, or the noun of several, such as {@code member}
 * @param since of this moment and later
 * @param until before this moment
 */
public record AuditFilter(
        @Nullable AccountId actor,
        @Nullable String action,
        @Nullable Instant since,
        @Nullable Instant until) {

    public static final AuditFilter NONE = new AuditFilter(null, null, null, null);
}
