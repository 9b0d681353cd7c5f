package dev.patchbay.storefront;

import dev.patchbay.kernel.OrganizationId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing's page.
 *
 * @param permissions what the app asks for, in the platform's words and the publisher's
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
