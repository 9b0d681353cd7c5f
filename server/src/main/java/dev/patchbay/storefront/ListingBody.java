package dev.patchbay.storefront;

import dev.patchbay.kernel.OrganizationId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing's page.
 *
 * @param permissions what the app asks for, in the platform's words and the publisher's
 * @param appPermissions what an admin may give to single members within the app
 * @param configSchema JSON Schema of the settings that an admin fills in; null where there are none
 * @param credentials {@code automatic}, or {@code manual} where an admin gives the app its id and secret by hand
 * @param appPath with manual credentials: what follows the app's address in its redirect URI
 * @param viewer how it stands for whoever looks
 */
record ListingBody(
        String name,
        String displayName,
        String tagline,
        String description,
        String type,
        @Nullable String icon,
        Card.Publisher publisher,
        List<String> categories,
        PriceBody price,
        boolean installed,
        List<String> features,
        List<String> screenshots,
        String version,
        URI appUrl,
        @Nullable URI supportUrl,
        @Nullable URI privacyUrl,
        @Nullable URI termsUrl,
        @Nullable String changelog,
        List<Permission> permissions,
        List<AccessBodies.AppPermissionBody> appPermissions,
        @Nullable JsonNode configSchema,
        String credentials,
        @Nullable String appPath,
        Viewer viewer) {

    /**
     * Something the app asks for.
     *
     * @param purpose the publisher's sentence on why; null where it gave none
     */
    record Permission(
            String scope,
            String title,
            String sentence,
            @Nullable String purpose,
            boolean sensitive,
            boolean optional) {}

    /**
     * How the listing stands for the session's current organization.
     *
     * @param state {@code signed-out}, {@code no-organization}, {@code can-install}, {@code only-admins}, {@code installed},
     *     {@code payments-off} or {@code not-for-organizations}
     * @param admins whom to ask
     * @param installation there when it is installed
     */
    record Viewer(
            String state,
            @Nullable Workplace organization,
            List<Admin> admins,
            @Nullable InstallationBody installation) {

        static Viewer nobody(String state) {
            return new Viewer(state, null, List.of(), null);
        }
    }

    /**
     * The organization that the viewer works for.
     *
     * @param memberCount how many people would have access
     */
    record Workplace(OrganizationId id, String displayName, int memberCount) {}

    /** Somebody who may install. */
    record Admin(String name) {}
}
