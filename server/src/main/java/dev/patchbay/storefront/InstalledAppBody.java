package dev.patchbay.storefront;

import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An installed app in the words of {@code /api/apps}; never with a secret.
 *
 * @param status {@code active}, {@code inactive} (being set up, or removed) or {@code suspended}
 * @param clientId for admins only
 */
record InstalledAppBody(
        InstallationId id,
        @Nullable OrganizationId organizationId,
        IntegrationId appId,
        String slug,
        String name,
        String status,
        AccountId installedBy,
        Instant installedAt,
        @Nullable String clientId,
        boolean canOpen) {

    static InstalledAppBody of(InstallationView view, Listing listing) {
        Installation installation = view.installation();
        return new InstalledAppBody(
                installation.id(),
                installation.organization(),
                installation.integration(),
                listing.name().value(),
                listing.displayName(),
                AppBody.word(installation.status()),
                installation.installedBy(),
                installation.installedAt(),
                view.canManage() && installation.owner() == null ? installation.clientId() : null,
                view.canOpen());
    }
}
