package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The apps that know one, and taking back what each of them may do, in part or whole. */
@RestController
@RequestMapping("/api/me/apps")
class ConnectedAppsController {

    private final PersonsApps apps;
    private final OwnInstalls own;
    private final Installs installs;

    ConnectedAppsController(PersonsApps apps, OwnInstalls own, Installs installs) {
        this.apps = apps;
        this.own = own;
        this.installs = installs;
    }

    @GetMapping
    ConnectedAppList list(Session session, Locale reader) {
        return new ConnectedAppList(apps.of(session, reader));
    }

    /** One's own app is removed; of an organization's the tokens of the person die, and it comes back with a new sign-in alone. */
    @DeleteMapping("/{installationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(Session session, @PathVariable InstallationId installationId) {
        Optional<Installation> owned = own.living(session).stream()
                .map(InstallationView::installation)
                .filter(installation -> installation.id().equals(installationId))
                .findFirst();
        if (owned.isPresent()) {
            installs.uninstall(installationId, session.account());
        } else {
            Installation visited = apps.signedIn(installationId, session)
                    .orElseThrow(() -> new ProblemException(
                            KernelProblem.NOT_FOUND, "Nothing was changed: you are not signed in to that app."));
            installs.signOut(visited.id(), session.account());
        }
    }

    /** One permission of one's own app is taken back; the rest stays. */
    @DeleteMapping("/{installationId}/scopes/{scope}")
    ConnectedAppBody cut(
            Session session, @PathVariable InstallationId installationId, @PathVariable String scope, Locale reader) {
        own.cut(installationId, scope, session);
        return apps.own(installationId, session, reader);
    }

    /** One's own access to an organization's app ends, until an admin gives it back. */
    @PostMapping("/{installationId}/give-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(Session session, @PathVariable InstallationId installationId) {
        installs.giveUp(installationId, session.account());
    }

    record ConnectedAppList(List<ConnectedAppBody> apps) {}
}
