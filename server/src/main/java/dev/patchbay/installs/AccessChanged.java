package dev.patchbay.installs;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about who may use an installation became different; each account once, and only those for whom it did.
 *
 * @param by who decided it; null where it follows from somebody joining, leaving or changing roles in the organization
 */
public record AccessChanged(
        InstallationId installation, @Nullable AccountId by, List<Change> changes) {

    public AccessChanged {
        changes = List.copyOf(changes);
    }

    /**
     * What changed for one account. Before and after are equal when only the role in the organization did.
     *
     * @param role in the organization, afterwards; null when the account is no member any more
     */
    public record Change(AccountId account, @Nullable OrganizationRole role, Access before, Access after) {

        /** Whether the account could not use the app before, and can now. */
        public boolean gained() {
            return !before.canAccess() && after.canAccess();
        }

        /** Whether the account could use the app before, and cannot any more. */
        public boolean lost() {
            return before.canAccess() && !after.canAccess();
        }
    }
}
