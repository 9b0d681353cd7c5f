package dev.patchbay.storefront;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AppMember;
import dev.patchbay.installs.Assignment;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may use an app, as admins read it. */
final class AccessBodies {

    private AccessBodies() {}

    /**
     * Members of one installation.
     *
     * @param policy {@code everyone} or {@code assigned}
     * @param permissions what the app lets its admins give away
     * @param next the rest of the list begins after this; null at its end
     */
    record AppMembersPage(
            String policy,
            List<AppPermissionBody> permissions,
            List<AppMemberBody> members,
            @Nullable String next) {}

    /** A permission of the app's own. */
    record AppPermissionBody(String name, String description) {}

    /**
     * A member of the organization.
     *
     * @param organizationRole {@code owner}, {@code admin} or {@code member}
     * @param isAdmin whether the person administers the app
     * @param exception whether something was decided about the person, in place of the policy
     */
    record AppMemberBody(
            AccountId accountId,
            String name,
            String email,
            String organizationRole,
            boolean canAccess,
            boolean isAdmin,
            List<String> permissions,
            boolean exception,
            @Nullable Granter grantedBy,
            @Nullable Instant grantedAt) {

        static AppMemberBody of(AppMember found, Map<AccountId, Account> granters) {
            Assignment assignment = found.assignment();
            return new AppMemberBody(
                    found.member().account(),
                    found.member().name(),
                    found.member().email(),
                    found.member().role().word(),
                    found.access().canAccess(),
                    found.access().isAdmin(),
                    found.access().permissions(),
                    assignment != null,
                    assignment == null ? null : Granter.of(assignment.grantedBy(), granters),
                    assignment == null ? null : assignment.grantedAt());
        }
    }

    /** Who decided; without a name when the account is gone. */
    record Granter(AccountId id, String name) {

        static Granter of(AccountId id, Map<AccountId, Account> granters) {
            Account granter = granters.get(id);
            return new Granter(id, granter == null ? "" : granter.name());
        }
    }

    /** The installed apps of an organization beside some of its members. */
    record AccessMatrix(
            List<MatrixApp> apps,
            List<MatrixMember> members,
            @Nullable String next) {}

    /** A column. */
    record MatrixApp(
            InstallationId installationId,
            String name,
            String displayName,
            @Nullable String icon,
            String policy) {}

    /**
     * A row.
     *
     * @param access by the installation's id
     */
    record MatrixMember(AccountId accountId, String name, String email, String role, Map<String, Access> access) {}
}
