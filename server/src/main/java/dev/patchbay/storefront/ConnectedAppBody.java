package dev.patchbay.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.accounts.Organization;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app that knows a person: one that they installed for themselves, or an organization's that they have signed in to.
 *
 * @param target "user" or "organization"
 * @param status one of setting_up, active, suspended
 * @param scopes what it may do: of one's own what one allowed, of an organization's what its sign-ins of the person are for
 * @param connectDomains host names that its widget may connect to
 * @param reconsent what it asks for anew; null unless it asks for something that it does not do without
 * @param connectedAt when it was installed, or the person first came in
 * @param lastUsedAt null when it never was
 * @param staysConnected whether it may come back when the person is away
 * @param canCut whether single permissions can be taken back
 * @param canGiveUp whether the person can give up their own access to the organization's app
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConnectedAppBody(
        InstallationId installationId,
        String target,
        ConnectedIntegration integration,
        @Nullable ConnectedOrganization organization,
        String status,
        List<ConnectedScope> scopes,
        List<String> connectDomains,
        @Nullable Reconsent reconsent,
        Instant connectedAt,
        @Nullable Instant lastUsedAt,
        boolean staysConnected,
        boolean canCut,
        boolean canGiveUp) {

    record ConnectedIntegration(
            String name, String displayName, @Nullable String icon) {}

    record ConnectedOrganization(OrganizationId id, String displayName) {

        static ConnectedOrganization of(Organization organization) {
            return new ConnectedOrganization(organization.id(), organization.displayName());
        }
    }

    /**
     * Something that the app may do.
     *
     * @param purpose the publisher's sentence on why; null where it gave none
     * @param optional whether the app says to work without
     * @param lastUsedAt null when it never was
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ConnectedScope(
            String scope,
            String title,
            String sentence,
            @Nullable String purpose,
            boolean optional,
            @Nullable Instant lastUsedAt) {}

    /**
     * @param scopes all that the app asks for now, the new ones marked
     * @param connections what its widget connects to, the new ones marked
     */
    record Reconsent(String consentUrl, List<AskedScopeBody> scopes, List<ConnectionBody> connections) {}
}
