package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An integration on an organization or a person.
 *
 * @param id kept when the integration is installed again
 * @param name the integration's
 * @param causes why it is suspended; an operator's or a missing payment's outlives uninstalling
 * @param clientId an organization's: a client of its own, another one after each installing, an ended one after uninstalling;
 *     a person's: the integration's own client
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
        Target target,
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
                target,
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

    Installation of(String newVersion) {
        return new Installation(
                id,
                integration,
                name,
                target,
                status,
                causes,
                clientId,
                epoch,
                accessPolicy,
                newVersion,
                appAddress,
                installedBy,
                installedAt);
    }

    Installation with(AccessPolicy newPolicy, long newEpoch) {
        return new Installation(
                id,
                integration,
                name,
                target,
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

    /** The organization whose people use it; null when a person installed it for themselves. */
    public @Nullable OrganizationId organization() {
        return target.organization();
    }

    /** The person who installed it for themselves; null when it is an organization's. */
    public @Nullable AccountId owner() {
        return target.user();
    }

    AccountId requireOwner() {
        return Objects.requireNonNull(owner(), "an organization's installation");
    }

    /**
     * The organization whose people use it. Ask before whether the actor may know of the installation at all.
     *
     * @throws ProblemException {@code app-of-one-person}
     */
    public OrganizationId requireOrganization() {
        OrganizationId organization = organization();
        if (organization == null) {
            throw new ProblemException(
                    InstallsProblem.APP_OF_ONE_PERSON,
                    "Nothing was changed. This is decided for the apps of organizations; this one is a single person's.");
        }
        return organization;
    }

    /** Whether its admins give the app its credentials by hand. */
    public boolean manual() {
        return appAddress != null;
    }

    public boolean uninstalled() {
        return status == Status.UNINSTALLED;
    }
}
