package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.installs.Viewer;
import dev.patchbay.kernel.LocalPath;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.oidc.LaunchRequests;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds the address that brings a person into an app of their organization, signed in; or says why there is none. */
@Component
class OpenApp {

    private final Listings listings;
    private final Installs installs;
    private final ChosenOrganization chosen;
    private final Clients clients;
    private final LaunchRequests launches;
    private final PatchbaySettings settings;

    OpenApp(
            Listings listings,
            Installs installs,
            ChosenOrganization chosen,
            Clients clients,
            LaunchRequests launches,
            PatchbaySettings settings) {
        this.listings = listings;
        this.installs = installs;
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
     *     {@code not-installed}, {@code app-setting-up}, {@code app-suspended}, {@code no-access}, {@code invalid-path}
     */
    URI address(Session session, String name, @Nullable String organizationId, @Nullable String target) {
        LocalPath path = target == null || target.isEmpty() ? LocalPath.ROOT : LocalPath.parse(target);
        Membership membership = chosen.require(session, organizationId);
        Listing listing = listings.require(name);
        Viewer viewer = installs.viewer(listing.id(), membership.organization().id(), session.account());
        Installation installation = openable(listing, membership, viewer);
        Client client = clients.find(installation.clientId()).orElseThrow();
        return switch (client.way()) {
            case APP -> within(Objects.requireNonNullElse(installation.appAddress(), listing.appUrl()), path);
            case INITIATE -> initiate(listing, installation, path);
            case LAUNCH -> launches.mint(session, client, installation.id(), path);
        };
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
        return UriComponentsBuilder.fromUri(Objects.requireNonNullElse(listing.initiateLoginUrl(), listing.appUrl()))
                .queryParam("iss", "{iss}")
                .queryParam("client_id", "{client}")
                .queryParam("organization_id", "{organization}")
                .queryParam("target_link_uri", "{target}")
                .encode()
                .buildAndExpand(
                        settings.issuer(),
                        installation.clientId(),
                        installation.requireOrganization().toString(),
                        within(listing.appUrl(), path).toString())
                .toUri();
    }

    private static URI within(URI app, LocalPath path) {
        return path.equals(LocalPath.ROOT) ? app : app.resolve(path.value());
    }
}
