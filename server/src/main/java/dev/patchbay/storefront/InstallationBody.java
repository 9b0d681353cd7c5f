package dev.patchbay.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation as its organization's people see it, or the person who installed it for themselves.
 *
 * @param target "organization" or "user"
 * @param organizationId null when a person installed it for themselves
 * @param status one of setting_up, active, suspended, uninstalled
 * @param suspendedBy who must lift it: admin, operator, payment
 * @param clientId for admins only; null for a person's, which shares its app's client
 * @param accessPolicy {@code everyone} or {@code assigned}
 * @param memberCount how many members may use it; 1 when it is a person's
 * @param hasConfig whether the app has settings that admins fill in
 * @param credentials {@code automatic}, or {@code manual} where admins give the app its id and secret by hand
 * @param appAddress where the organization runs the app itself; null for other apps
 * @param hasRecords whether it brings data, at {@code /api/installations/{id}/records}
 * @param openUrl where to send a person who wants to use the app; null where there is nothing to open
 * @param canManageMembers whether this person may decide who uses it: an admin of the organization or of the app
 * @param setup how the app is being told that it is installed; only while it is set up
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record InstallationBody(
        InstallationId id,
        Integration integration,
        String target,
        @Nullable OrganizationId organizationId,
        String status,
        List<String> suspendedBy,
        @Nullable String clientId,
        String version,
        Person installedBy,
        Instant installedAt,
        String accessPolicy,
        int memberCount,
        boolean hasConfig,
        String credentials,
        @Nullable URI appAddress,
        boolean hasRecords,
        @Nullable String openUrl,
        boolean canOpen,
        boolean canManage,
        boolean canManageMembers,
        @Nullable SetUp setup) {

    /** What is installed. */
    record Integration(
            String name, String displayName, @Nullable String icon) {}

    record Person(AccountId id, String name) {}

    /**
     * How often the app was told, and what came of it.
     *
     * @param nextAttemptAt when it is told again by itself; null when that is not going to happen
     * @param stopped whether nothing more is tried before somebody asks for it
     */
    record SetUp(
            int attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable Answer lastAnswer,
            @Nullable Instant nextAttemptAt,
            boolean stopped) {}

    /**
     * What the app answered.
     *
     * @param status the HTTP status; null when no answer came
     * @param error a sentence when no answer came
     */
    record Answer(@Nullable Integer status, @Nullable String error, long latencyMs) {}
}
