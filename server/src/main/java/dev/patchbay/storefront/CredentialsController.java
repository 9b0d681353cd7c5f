package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.installs.AppCredentials;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ShownOnce;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** New credentials of an installation: shown to an admin this one time, or sent to the app. */
@RestController
@RequestMapping("/api/installations/{id}/credentials")
class CredentialsController {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Each kills the credentials of before the last ones. */
    private static final Allowance RENEWALS = new Allowance(10, HOUR, HOUR);

    private final AppCredentials credentials;
    private final Installs installs;
    private final Installations installations;
    private final StepUp stepUp;
    private final Throttle throttle;
    private final PatchbaySettings settings;

    CredentialsController(
            AppCredentials credentials,
            Installs installs,
            Installations installations,
            StepUp stepUp,
            Throttle throttle,
            PatchbaySettings settings) {
        this.credentials = credentials;
        this.installs = installs;
        this.installations = installations;
        this.stepUp = stepUp;
        this.throttle = throttle;
        this.settings = settings;
    }

    @PostMapping
    ResponseEntity<ShownCredentials> show(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        if (installs.view(installation, session.account()).canManage()) {
            stepUp.require(session);
        }
        bound(installation, session);
        var shown = credentials.show(installation, session.account());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header(ShownOnce.HEADER, "clientSecret")
                .body(new ShownCredentials(
                        shown.client().id(),
                        shown.secret().reveal(),
                        settings.issuer(),
                        URI.create(settings.issuer() + "/.well-known/openid-configuration"),
                        shown.client().redirectUris().stream().sorted().toList()));
    }

    @PostMapping("/send")
    InstallationBody send(Session session, @PathVariable String id) {
        var installation = InstallationId.of(id);
        bound(installation, session);
        credentials.send(installation, session.account());
        return installations.body(installs.view(installation, session.account()));
    }

    /** Only what could succeed is counted, so that nobody uses up the attempts of the admins. */
    private void bound(InstallationId installation, Session session) {
        if (installs.view(installation, session.account()).canManage()) {
            throttle.demand("credentials:installation:" + installation, RENEWALS);
        }
    }

    /**
     * What an admin types into the app.
     *
     * @param clientSecret shown this one time; absent when the request is repeated
     * @param redirectUris where the app takes the answer of a sign-in
     */
    record ShownCredentials(
            String clientId, String clientSecret, String issuer, URI discoveryUrl, List<String> redirectUris) {}
}
