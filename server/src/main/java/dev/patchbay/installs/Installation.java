package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.time.Instant;
import java.util.Set;

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
                installedBy,
                installedAt);
    }

    public boolean uninstalled() {
        return status == Status.UNINSTALLED;
    }
}
