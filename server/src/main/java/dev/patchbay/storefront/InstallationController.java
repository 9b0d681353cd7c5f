package dev.patchbay.storefront;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.delivery.Deliveries;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installed;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.InstallsProblem;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.installs.Wishes;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The apps of an organization: its members see them, its admins manage them. */
@RestController
@RequestMapping("/api/installations")
class InstallationController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each is a call of the app, which may have asked for quiet. */
    private static final Allowance TRY_NOW = new Allowance(6, MINUTE, MINUTE);

    /** Each is an event for the app, and a revocation that every node keeps. */
    private static final Allowance SUSPEND_AND_RESUME = new Allowance(20, MINUTE, MINUTE);

    private final Installs installs;
    private final OwnApps ownApps;
    private final OwnInstalls own;
    private final Installations installations;
    private final KnownListings listings;
    private final ChosenOrganization chosen;
    private final Deliveries deliveries;
    private final Throttle throttle;

    InstallationController(
            Installs installs,
            OwnApps ownApps,
            OwnInstalls own,
            Installations installations,
            KnownListings listings,
            ChosenOrganization chosen,
            Deliveries deliveries,
            Throttle throttle) {
        this.installs = installs;
        this.ownApps = ownApps;
        this.own = own;
        this.installations = installations;
        this.listings = listings;
        this.chosen = chosen;
        this.deliveries = deliveries;
        this.throttle = throttle;
    }

    @GetMapping
    InstallationList list(
            Session session,
            @RequestParam(required = false) @Nullable String organizationId,
            @RequestParam(required = false) @Nullable String target) {
        if (isUser(target, organizationId)) {
            return new InstallationList(installations.bodies(ownApps.ofAccount(session.account())));
        }
        Membership membership = chosen.require(session, organizationId);
        return new InstallationList(installations.bodies(
                installs.ofOrganization(membership.organization().id(), session.account())));
    }

    @PostMapping
    ResponseEntity<InstallationBody> install(Session session, @RequestBody NewInstallation wanted, Locale reader) {
        if (wanted.integration == null || wanted.integration.isBlank()) {
            throw InvalidRequest.of("/integration", "Name the app to install, such as customer-service.");
        }
        Installed installed = isUser(wanted.target, wanted.organizationId)
                ? own.install(listings.require(wanted.integration, session), wanted.consent, session, reader)
                : installs.install(
                        listings.require(wanted.integration, session).id(),
                        chosen.require(session, wanted.organizationId)
                                .organization()
                                .id(),
                        wanted.wishes(),
                        session.account());
        return ResponseEntity.status(installed.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(show(installed.installation().id(), session));
    }

    @GetMapping("/{id}")
    InstallationBody show(Session session, @PathVariable String id) {
        return show(InstallationId.of(id), session);
    }

    @PostMapping("/{id}/suspend")
    InstallationBody suspend(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        boundSuspending(installation, session);
        installs.suspend(installation, SuspensionCause.ADMIN, session.account());
        return show(installation, session);
    }

    @PostMapping("/{id}/resume")
    InstallationBody resume(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        boundSuspending(installation, session);
        installs.resume(installation, SuspensionCause.ADMIN, session.account());
        return show(installation, session);
    }

    /** Tells the app at once what it still has to be told, instead of at the next time of the schedule. */
    @PostMapping("/{id}/try-now")
    InstallationBody tryNow(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        InstallationView view = installs.view(installation, session.account());
        if (!view.canManage()) {
            throw onlyAdmins(view.installation(), session);
        }
        throttle.demand("try-now:installation:" + installation, TRY_NOW);
        deliveries.tryNow(installation);
        return show(installation, session);
    }

    @DeleteMapping("/{id}")
    InstallationBody uninstall(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        installs.uninstall(installation, session.account());
        return show(installation, session);
    }

    /** Whether something is meant for the person alone, and then for no organization. */
    static boolean isUser(@Nullable String target, @Nullable String organizationId) {
        if (target == null || target.equals("organization")) {
            return false;
        }
        if (!target.equals("user")) {
            throw InvalidRequest.of("/target", "Choose organization or user.");
        }
        if (organizationId != null && !organizationId.isBlank()) {
            throw InvalidRequest.of(
                    "/organizationId", "Leave it out with the target user, or choose the target organization.");
        }
        return true;
    }

    /** Only what could succeed is counted, so that nobody uses up the attempts of the admins. */
    private void boundSuspending(InstallationId installation, Session session) {
        if (installs.view(installation, session.account()).canManage()) {
            throttle.demand("suspend:installation:" + installation, SUSPEND_AND_RESUME);
        }
    }

    private InstallationBody show(InstallationId id, Session session) {
        return installations.body(installs.view(id, session.account()));
    }

    private ProblemException onlyAdmins(Installation installation, Session session) {
        List<String> admins = installs.viewer(
                        installation.integration(), installation.requireOrganization(), session.account())
                .admins();
        return new ProblemException(
                InstallsProblem.ONLY_ADMINS_MANAGE,
                "Nothing was changed. Ask one of: " + String.join(", ", admins) + ".");
    }

    record InstallationList(List<InstallationBody> installations) {}

    /**
     * What to install.
     *
     * @param integration the listing's name
     * @param target "organization", or {@code user} to install for oneself; organization when absent
     * @param organizationId the session's current organization when absent; not with {@code user}
     * @param consent for oneself: what the person agrees to; without it the answer says what there is to agree to
     * @param access {@code everyone} or {@code assigned}; everyone when absent, or as it was when it was installed before
     * @param config settings by the listing's {@code configSchema}; its defaults when absent
     * @param appAddress with manual credentials: where the organization runs the app
     */
    record NewInstallation(
            @Nullable String integration,
            @Nullable String target,
            @Nullable String organizationId,
            OwnInstalls.@Nullable ConsentBody consent,
            @Nullable String access,
            @Nullable JsonNode config,
            @Nullable String appAddress) {

        Wishes wishes() {
            return new Wishes(
                    access == null ? null : AccessPolicy.of(access, "/access"),
                    config == null || config.isNull() ? null : ConfigController.object(config),
                    appAddress == null || appAddress.isBlank() ? null : appAddress);
        }
    }
}
