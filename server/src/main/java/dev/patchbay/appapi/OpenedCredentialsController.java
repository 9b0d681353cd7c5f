package dev.patchbay.appapi;

import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ShownOnce;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credentials of an installation for an integration that read of them, at the address that stood in the event. */
@RestController
class OpenedCredentialsController {

    private final CredentialsUrls credentials;
    private final PatchbaySettings settings;

    OpenedCredentialsController(CredentialsUrls credentials, PatchbaySettings settings) {
        this.credentials = credentials;
        this.settings = settings;
    }

    @PostMapping("/v1/installations/{id}/credentials")
    ResponseEntity<OpenedCredentials> open(Caller caller, @PathVariable String id, @RequestParam String ticket) {
        if (caller.kind() != CallerKind.CLIENT) {
            throw new ProblemException(
                    KernelProblem.NOT_FOUND, "Ask with the integration's own client, without naming an installation.");
        }
        var opened = credentials.open(caller.requireApp().integration(), InstallationId.of(id), ticket);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(ShownOnce.HEADER, "clientSecret")
                .body(new OpenedCredentials(
                        opened.clientId(),
                        opened.clientSecret().reveal(),
                        settings.issuer(),
                        URI.create(settings.issuer() + "/.well-known/openid-configuration")));
    }

    /** @param clientSecret shown this one time */
    record OpenedCredentials(String clientId, String clientSecret, String issuer, URI discoveryUrl) {}
}
