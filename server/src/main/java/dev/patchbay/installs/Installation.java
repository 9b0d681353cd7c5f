package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An integration on an organization.
 *
 * @param id kept when the integration is installed again
 * @param name the integration's
 * @param causes why it is suspended; an operator's or a missing payment's outlives uninstalling
 * @param clientId its client; another one after each installing, an ended one after uninstalling
 * @param epoch raised by whatever kills all tokens
 * @param accessPolicy who comes in, unless something else was decided about the member
 * @param version the listing's version when it was installed
 * @param appAddress where the organization runs the app itself, whose credentials its admins handle; null for all other apps
 * @param installedBy who installed it last
 */
public record Installation(
        InstallationId id,
        IntegrationId integration,
        Slug name,
        OrganizationId organization,
        Status status,
        Set<SuspensionCause> causes,
        String clientId,
        long epoch,
        AccessPolicy accessPolicy,
        String version,
        @Nullable URI appAddress,
        AccountId installedBy,
        Instant installedAt) {

    public Installation {
        causes = Set.copyOf(causes);
    }

    Installation at(Status newStatus, Set<SuspensionCause> newCauses, long newEpoch) {
        return new Installation(
                id,
                integration,
                name,
                organization,
                newStatus,
                newCauses,
                clientId,
                newEpoch,
                accessPolicy,
                version,
                appAddress,
                installedBy,
                installedAt);
    }

    Installation with(AccessPolicy newPolicy, long newEpoch) {
        return new Installation(
                id,
                integration,
                name,
                organization,
                status,
                causes,
                clientId,
                newEpoch,
                newPolicy,
                version,
                appAddress,
                installedBy,
                installedAt);
    }

    /** Whether its admins give the app its credentials by hand. */
    public boolean manual() {
        return appAddress != null;
    }

    public boolean uninstalled() {
        return status == Status.UNINSTALLED;
    }
}
