package dev.patchbay.storefront;

import dev.patchbay.kernel.OrganizationId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing's page.
 *
 * @param permissions what the app asks for, in the platform's words and the publisher's
 * @param connectDomains host names that its widget connects to
 * @param appPermissions what an admin may give to single members within the app
 * @param configSchema JSON Schema of the settings that an admin fills in; null where there are none
 * @param credentials {@code automatic}, or {@code manual} where an admin gives the app its id and secret by hand
 * @param appPath with manual credentials: what follows the app's address in its redirect URI
 * @param installTargets for whom it can be installed: {@code organization}, {@code user}
 * @param verified whether the operator vouches for who offers it
 * @param tier how much is vouched for it, as the card says
 * @param visibility {@code public}, {@code unlisted} or {@code private}
 * @param deprecation that it comes to its end; null while it goes on
 * @param worksWith what is often installed together with it, and others of its categories
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
        List<String> connectDomains,
        List<AccessBodies.AppPermissionBody> appPermissions,
        @Nullable JsonNode configSchema,
        String credentials,
        @Nullable String appPath,
        List<String> installTargets,
        boolean verified,
        String tier,
        String visibility,
        @Nullable Ending deprecation,
        List<RelatedBody> worksWith,
        Viewer viewer) {

    /**
     * That a listing comes to its end.
     *
     * @param sunset the last day on which its publisher looks after it
     * @param replacement what to use instead; null where there is nothing that everybody may see
     * @param message why, in the publisher's words
     */
    record Ending(LocalDate sunset, @Nullable Replacement replacement, String message) {}

    /** What to use instead. */
    record Replacement(String name, String displayName) {}

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
     *     {@code payments-off}, {@code not-for-organizations} or {@code not-allowed}
     * @param admins whom to ask
     * @param installation there when it is installed
     * @param refusal why the organization must not install it; there when it is not allowed
     * @param personal the same for the person alone
     */
    record Viewer(
            String state,
            @Nullable Workplace organization,
            List<Admin> admins,
            @Nullable InstallationBody installation,
            @Nullable Refusal refusal,
            Personal personal) {

        static Viewer nobody(String state, Personal personal) {
            return new Viewer(state, null, List.of(), null, null, personal);
        }
    }

    /**
     * Why the organization must not install it.
     *
     * @param rule {@code denied}, {@code not-verified} or {@code not-listed} by its own policy; {@code private} when it is
     *     another organization's alone
     * @param canChange whether the viewer decides about the policy
     */
    record Refusal(String rule, boolean canChange) {}

    /**
     * How the listing stands for a person who would install it, or has it, for themselves.
     *
     * @param state {@code installable}, {@code installed}, {@code not-for-people} or {@code unavailable}
     * @param installation there when it is installed
     * @param reconsent whether it asks anew for something that it does not do without
     */
    record Personal(String state, @Nullable InstallationBody installation, boolean reconsent) {}

    /**
     * The organization that the viewer works for.
     *
     * @param memberCount how many people would have access
     */
    record Workplace(OrganizationId id, String displayName, int memberCount) {}

    /** Somebody who may install. */
    record Admin(String name) {}
}
