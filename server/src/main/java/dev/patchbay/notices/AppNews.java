package dev.patchbay.notices;

import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.AccessChanged;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.AppSuspended;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.CredentialsRotated;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Target;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.policy.AppRequest;
import dev.patchbay.policy.AppRequested;
import dev.patchbay.policy.RequestAnswered;
import dev.patchbay.policy.RequestState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of an organization's apps, and of who may use them. */
@Component
class AppNews {

    private static final String APPS = "/apps";
    private static final String SETTINGS_APPS = "/settings/apps";

    private final Notices notices;
    private final Readers readers;
    private final Installs installs;
    private final Jobs jobs;

    AppNews(Notices notices, Readers readers, Installs installs, Jobs jobs) {
        this.notices = notices;
        this.readers = readers;
        this.installs = installs;
        this.jobs = jobs;
    }

    @EventListener
    void installed(AppInstalled app) {
        tellAdmins(NoticeKind.APP_INSTALLED, app.integration(), app.target(), app.by());
        // thousands of members can have access: not in the transaction that installs
        jobs.schedule(JobRequest.now(TellMembers.KIND, app.installation().toString(), TellMembers.KIND));
    }

    @EventListener
    void suspended(AppSuspended app) {
        tellAdmins(NoticeKind.APP_SUSPENDED, app.integration(), app.target(), app.by());
        tellOwner(NoticeKind.OWN_APP_SUSPENDED, app.integration(), app.target(), app.by());
    }

    @EventListener
    void resumed(AppResumed app) {
        tellAdmins(NoticeKind.APP_RESUMED, app.integration(), app.target(), app.by());
        tellOwner(NoticeKind.OWN_APP_RESUMED, app.integration(), app.target(), app.by());
    }

    @EventListener
    void uninstalled(AppUninstalled app) {
        tellAdmins(NoticeKind.APP_UNINSTALLED, app.integration(), app.target(), app.by());
    }

    @EventListener
    void credentialsMade(CredentialsRotated made) {
        installs.find(made.installation())
                .ifPresent(installation -> tellAdmins(
                        NoticeKind.CREDENTIALS_MADE, installation.integration(), installation.target(), made.by()));
    }

    @EventListener
    void requested(AppRequested request) {
        Listing listing = readers.listing(request.integration());
        notices.tell(
                readers.admins(request.organization(), request.account()),
                new News(
                                NoticeKind.APP_REQUESTED,
                                Map.of(
                                        "app", listing.displayName(),
                                        "name", readers.name(request.account()),
                                        "organization", readers.organization(request.organization())),
                                "/organization/requests")
                        .naming(request.account()));
    }

    @EventListener
    void answered(RequestAnswered answered) {
        AppRequest request = answered.request();
        boolean approved = request.state() == RequestState.APPROVED;
        Listing listing = readers.listing(request.integration());
        notices.tell(
                Readers.only(request.account(), answered.answeredBy()),
                new News(
                                approved ? NoticeKind.REQUEST_APPROVED : NoticeKind.REQUEST_DENIED,
                                Map.of(
                                        "app", listing.displayName(),
                                        "organization", readers.organization(request.organization()),
                                        "name", readers.name(answered.answeredBy()),
                                        "answer", Objects.requireNonNullElse(request.answer(), "–")),
                                approved ? APPS : "/listings/" + listing.name())
                        .naming(answered.answeredBy()));
    }

    /** Who joins, leaves or changes roles is told of that, and not of each app that goes with it. */
    @EventListener
    void accessChanged(AccessChanged access) {
        AccountId by = access.by();
        if (by == null) {
            return;
        }
        Installation installation = installs.find(access.installation()).orElseThrow();
        tellOf(NoticeKind.ACCESS_GIVEN, installation, access, by, change -> change.gained() && !becameAdmin(change));
        tellOf(NoticeKind.ACCESS_TAKEN, installation, access, by, AccessChanged.Change::lost);
        tellOf(NoticeKind.APP_ADMIN, installation, access, by, AppNews::becameAdmin);
    }

    private static boolean becameAdmin(AccessChanged.Change change) {
        return !change.before().isAdmin() && change.after().isAdmin();
    }

    private void tellOf(
            NoticeKind kind,
            Installation installation,
            AccessChanged access,
            AccountId by,
            Predicate<AccessChanged.Change> concerned) {
        List<AccountId> told = access.changes().stream()
                .filter(concerned)
                .map(AccessChanged.Change::account)
                .filter(account -> !account.equals(by))
                .toList();
        if (!told.isEmpty()) {
            notices.tell(told, news(kind, installation.integration(), installation.requireOrganization(), by, APPS));
        }
    }

    /** Whoever installed it for themselves. */
    private void tellOwner(NoticeKind kind, IntegrationId integration, Target target, AccountId by) {
        if (target instanceof Target.User(AccountId owner)) {
            Listing listing = readers.listing(integration);
            notices.tell(Readers.only(owner, by), new News(kind, Map.of("app", listing.displayName()), SETTINGS_APPS));
        }
    }

    private void tellAdmins(NoticeKind kind, IntegrationId integration, Target target, AccountId by) {
        if (!(target instanceof Target.Organization(OrganizationId organization))) {
            return;
        }
        var told = readers.admins(organization, by);
        if (!told.isEmpty()) {
            notices.tell(told, news(kind, integration, organization, by, "/organization/apps"));
        }
    }

    private News news(
            NoticeKind kind, IntegrationId integration, OrganizationId organization, AccountId by, String link) {
        return new News(
                        kind,
                        Map.of(
                                "app", readers.listing(integration).displayName(),
                                "organization", readers.organization(organization),
                                "name", readers.name(by)),
                        link)
                .naming(by);
    }
}
