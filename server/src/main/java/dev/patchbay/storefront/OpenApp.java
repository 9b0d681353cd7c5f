package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.InstallTarget;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.installs.Viewer;
import dev.patchbay.kernel.LocalPath;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.oidc.LaunchRequests;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds the address that brings a person into an app of their organization or their own, signed in; or says why there is none. */
@Component
class OpenApp {

    private final KnownListings listings;
    private final Installs installs;
    private final OwnApps ownApps;
    private final InstalledListings installed;
    private final ChosenOrganization chosen;
    private final Clients clients;
    private final LaunchRequests launches;
    private final PatchbaySettings settings;

    OpenApp(
            KnownListings listings,
            Installs installs,
            OwnApps ownApps,
            InstalledListings installed,
            ChosenOrganization chosen,
            Clients clients,
            LaunchRequests launches,
            PatchbaySettings settings) {
        this.listings = listings;
        this.installs = installs;
        this.ownApps = ownApps;
        this.installed = installed;
        this.chosen = chosen;
        this.clients = clients;
        this.launches = launches;
        this.settings = settings;
    }

    /**
     * The address to send the person to.
     *
     * @param target path within the app; its start when absent
     * @throws ProblemException saying what is in the way and whom to ask: {@code unknown-app}, {@code organization-required},
     *     {@code not-installed}, {@code app-setting-up}, {@code app-suspended}, {@code no-access}, {@code nothing-to-open},
     *     {@code invalid-path}
     */
    URI address(Session session, String name, Choice choice, @Nullable String target) {
        LocalPath path = target == null || target.isEmpty() ? LocalPath.ROOT : LocalPath.parse(target);
        Listing offered = listings.require(name, session);
        Installation installation = isOwn(offered, choice, session)
                ? ofPerson(offered, session)
                : ofOrganization(offered, chosen.require(session, choice.organizationId()));
        Listing listing = installed.of(installation);
        if (!listing.opens()) {
            throw refusal(
                    StorefrontProblem.NOTHING_TO_OPEN,
                    listing.displayName() + " brings data and has no page of its own. Its records are shown in Apps.");
        }
        Client client = clients.find(installation.clientId()).orElseThrow();
        return switch (client.way()) {
            case APP -> within(Objects.requireNonNullElse(installation.appAddress(), listing.appUrl()), path);
            case INITIATE -> initiate(listing, installation, path);
            case LAUNCH -> launches.mint(session, client, installation.id(), path);
        };
    }

    /**
     * Which of several the person means.
     *
     * @param organizationId that of an organization; the session's current one when absent
     * @param forWhom "organization", or {@code user} for one's own; when absent the organization's, if it has the app
     */
    record Choice(@Nullable String organizationId, @Nullable String forWhom) {}

    private boolean isOwn(Listing listing, Choice choice, Session session) {
        if (choice.forWhom() != null) {
            return InstallationController.isUser(choice.forWhom(), choice.organizationId());
        }
        if (choice.organizationId() != null && !choice.organizationId().isBlank()) {
            return false;
        }
        boolean mine = ownApps.find(listing.id(), session.account())
                .filter(view -> !view.installation().uninstalled())
                .isPresent();
        boolean ours = chosen.current(session)
                .flatMap(membership ->
                        installs.find(listing.id(), membership.organization().id()))
                .filter(installation -> !installation.uninstalled())
                .isPresent();
        return mine ? !ours : chosen.none(session, null) && listing.installableFor(InstallTarget.USER);
    }

    private Installation ofOrganization(Listing listing, Membership membership) {
        return openable(
                listing,
                membership,
                installs.viewer(listing.id(), membership.organization().id(), membership.account()));
    }

    private Installation ofPerson(Listing listing, Session session) {
        String app = listing.displayName();
        Installation installation = ownApps.find(listing.id(), session.account())
                .map(InstallationView::installation)
                .filter(found -> !found.uninstalled())
                .orElseThrow(() -> refusal(
                        StorefrontProblem.NOT_INSTALLED,
                        "You have not installed " + app + " for yourself. Install it from its page."));
        return switch (installation.status()) {
            case ACTIVE, UNINSTALLED -> installation;
            case SETTING_UP ->
                throw refusal(
                        StorefrontProblem.APP_SETTING_UP,
                        app + " has not confirmed yet that it is ready. Try again in a moment.");
            case SUSPENDED ->
                throw refusal(
                        StorefrontProblem.APP_SUSPENDED,
                        app + " was suspended by the operator of this marketplace. Ask the operator.");
        };
    }

    private static ProblemException refusal(StorefrontProblem problem, String detail) {
        return new ProblemException(problem, detail, Map.of("admins", List.of()));
    }

    private static Installation openable(Listing listing, Membership membership, Viewer viewer) {
        Installation installation = viewer.installation()
                .filter(found -> found.status() != Status.UNINSTALLED)
                .orElse(null);
        String app = listing.displayName();
        if (installation == null) {
            throw refusal(
                    StorefrontProblem.NOT_INSTALLED,
                    app + " is not installed for " + membership.organization().displayName() + ". " + ask(viewer),
                    viewer);
        }
        if (installation.status() == Status.SETTING_UP) {
            throw refusal(
                    StorefrontProblem.APP_SETTING_UP,
                    app + " has not confirmed yet that it is ready. Try again in a moment.",
                    viewer);
        }
        if (installation.status() == Status.SUSPENDED) {
            throw refusal(StorefrontProblem.APP_SUSPENDED, suspended(app, installation, viewer), viewer);
        }
        if (!viewer.canOpen()) {
            throw refusal(
                    StorefrontProblem.NO_ACCESS,
                    "Your organization uses " + app + ", but not everybody may open it. " + ask(viewer),
                    viewer);
        }
        return installation;
    }

    private static String suspended(String app, Installation installation, Viewer viewer) {
        if (installation.causes().contains(SuspensionCause.OPERATOR)) {
            return app + " was suspended by the operator of this marketplace. Ask the operator.";
        }
        return app + " is suspended. " + ask(viewer);
    }

    private static String ask(Viewer viewer) {
        return viewer.admins().isEmpty() ? "" : "Ask " + String.join(" or ", viewer.admins()) + ".";
    }

    private static ProblemException refusal(StorefrontProblem problem, String detail, Viewer viewer) {
        return new ProblemException(problem, detail.strip(), Map.of("admins", viewer.admins()));
    }

    /** OpenID Connect Core 1.0 §4. */
    private URI initiate(Listing listing, Installation installation, LocalPath path) {
        var address = UriComponentsBuilder.fromUri(
                        Objects.requireNonNullElse(listing.initiateLoginUrl(), listing.appUrl()))
                .queryParam("iss", "{iss}")
                .queryParam("client_id", "{client}");
        Map<String, String> values = new HashMap<>();
        values.put("iss", settings.issuer());
        values.put("client", installation.clientId());
        values.put("target", within(listing.appUrl(), path).toString());
        OrganizationId organization = installation.organization();
        if (organization != null) {
            address.queryParam("organization_id", "{organization}");
            values.put("organization", organization.toString());
        }
        return address.queryParam("target_link_uri", "{target}")
                .encode()
                .buildAndExpand(values)
                .toUri();
    }

    private static URI within(URI app, LocalPath path) {
        return path.equals(LocalPath.ROOT) ? app : app.resolve(path.value());
    }
}
