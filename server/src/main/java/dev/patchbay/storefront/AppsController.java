package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installed;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalog, the installed apps, opening and installing behind one address, in the words of the first marketplace. */
@RestController
@RequestMapping("/api/apps")
class AppsController {

    private final Catalog catalog;
    private final KnownListings listings;
    private final InstalledListings drafts;
    private final Installs installs;
    private final OwnApps ownApps;
    private final OwnInstalls own;
    private final ChosenOrganization chosen;
    private final OpenApp openApp;

    AppsController(
            Catalog catalog,
            KnownListings listings,
            InstalledListings drafts,
            Installs installs,
            OwnApps ownApps,
            OwnInstalls own,
            ChosenOrganization chosen,
            OpenApp openApp) {
        this.catalog = catalog;
        this.listings = listings;
        this.drafts = drafts;
        this.installs = installs;
        this.ownApps = ownApps;
        this.own = own;
        this.chosen = chosen;
        this.openApp = openApp;
    }

    @GetMapping(params = "!action")
    AppList list(Optional<Session> session) {
        Map<IntegrationId, Installation> installed = new HashMap<>();
        session.flatMap(chosen::current)
                .ifPresent(membership -> installs.ofOrganization(
                                membership.organization().id(), membership.account())
                        .forEach(view -> note(view, installed)));
        session.ifPresent(person -> own.living(person).forEach(view -> note(view, installed)));
        List<Listing> tried = session.flatMap(chosen::current)
                .map(membership -> drafts.triedIn(membership.organization().id()))
                .orElse(List.of());
        return new AppList((tried.isEmpty() ? catalog.published() : tried)
                .stream()
                        .map(listing -> AppBody.of(listing, installed.get(listing.id())))
                        .toList());
    }

    /** What the organization has counts before what the person has for themselves, unless it is removed. */
    private static void note(InstallationView view, Map<IntegrationId, Installation> installed) {
        installed.merge(
                view.installation().integration(),
                view.installation(),
                (first, second) -> first.uninstalled() ? second : first);
    }

    @GetMapping(params = "action=installed")
    InstalledAppList installed(
            Session session,
            @RequestParam(required = false) @Nullable String organizationId,
            @RequestParam(required = false) @Nullable String target) {
        if (InstallationController.isUser(target, organizationId) || chosen.none(session, organizationId)) {
            return new InstalledAppList(ownApps.ofAccount(session.account()).stream()
                    .map(this::body)
                    .toList());
        }
        Membership membership = chosen.require(session, organizationId);
        return new InstalledAppList(
                installs.ofOrganization(membership.organization().id(), session.account()).stream()
                        .map(this::body)
                        .toList());
    }

    /** The address that opens the app for this person, signed in; it is good once and for a minute. */
    @GetMapping(params = "action=sso")
    AppAddress address(
            Session session,
            @RequestParam String slug,
            @RequestParam(required = false) @Nullable String organizationId,
            @RequestParam(name = "for", required = false) @Nullable String forWhom,
            @RequestParam(required = false) @Nullable String target) {
        return new AppAddress(openApp.address(session, slug, new OpenApp.Choice(organizationId, forWhom), target));
    }

    @GetMapping
    AppList unknown(@RequestParam String action) {
        throw InvalidRequest.of("/action", "Choose installed or sso, or leave it out for the catalog.");
    }

    @PostMapping
    ResponseEntity<InstalledApp> change(Session session, @RequestBody AppAction action, Locale reader) {
        var mistakes = new InvalidRequest().text("/slug", action.slug, 63);
        if (!"install".equals(action.action) && !"uninstall".equals(action.action)) {
            mistakes.error("/action", "Choose install or uninstall.");
        }
        mistakes.orThrow();
        if (InstallationController.isUser(action.target, action.organizationId)) {
            return changeOwn(session, action, reader);
        }
        Membership membership = chosen.require(session, action.organizationId);
        Listing listing = listings.require(String.valueOf(action.slug), session);
        if ("uninstall".equals(action.action)) {
            return ResponseEntity.ok(uninstalled(listing, membership));
        }
        Installed installed =
                installs.install(listing.id(), membership.organization().id(), session.account());
        return ResponseEntity.status(installed.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(body(installed.installation().id(), membership.account()));
    }

    private ResponseEntity<InstalledApp> changeOwn(Session session, AppAction action, Locale reader) {
        Listing listing = listings.require(String.valueOf(action.slug), session);
        if ("install".equals(action.action)) {
            Installed installed = own.install(listing, action.consent, session, reader);
            return ResponseEntity.status(installed.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(body(installed.installation().id(), session.account()));
        }
        Installation installation = ownApps.find(listing.id(), session.account())
                .map(InstallationView::installation)
                .orElseThrow(() -> new ProblemException(
                        StorefrontProblem.NOT_INSTALLED,
                        "Nothing was changed: you have not installed " + listing.displayName() + " for yourself."));
        installs.uninstall(installation.id(), session.account());
        return ResponseEntity.ok(body(installation.id(), session.account()));
    }

    private InstalledApp uninstalled(Listing listing, Membership membership) {
        OrganizationId organization = membership.organization().id();
        Installation installation = installs.find(listing.id(), organization)
                .orElseThrow(() -> new ProblemException(
                        StorefrontProblem.NOT_INSTALLED,
                        "Nothing was changed: " + listing.displayName() + " is not installed for "
                                + membership.organization().displayName() + "."));
        installs.uninstall(installation.id(), membership.account());
        return body(installation.id(), membership.account());
    }

    private InstalledApp body(InstallationId id, AccountId account) {
        return new InstalledApp(body(installs.view(id, account)));
    }

    private InstalledAppBody body(InstallationView view) {
        return InstalledAppBody.of(view, drafts.of(view.installation()));
    }

    record AppList(List<AppBody> apps) {}

    record InstalledAppList(List<InstalledAppBody> installed) {}

    record InstalledApp(InstalledAppBody installation) {}

    record AppAddress(URI url) {}

    /**
     * What to do.
     *
     * @param action {@code install} or {@code uninstall}
     * @param target "organization", or {@code user} for oneself; organization when absent
     * @param organizationId the session's current organization when absent; not with {@code user}
     * @param consent for oneself: what the person agrees to; without it the answer says what there is to agree to
     */
    record AppAction(
            @Nullable String action,
            @Nullable String slug,
            @Nullable String target,
            @Nullable String organizationId,
            OwnInstalls.@Nullable ConsentBody consent) {}
}
