package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import java.util.Set;

/** An operator gave somebody other roles on the platform. */
public record RolesChanged(AccountId account, Set<PlatformRole> before, Set<PlatformRole> after) {

    public RolesChanged {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }
}
