package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A program to begin with. */
@RestController
class StarterController {

    private final Desk desk;
    private final Publishing publishing;
    private final Clients clients;
    private final Starters starters;
    private final PortalBounds bounds;

    StarterController(Desk desk, Publishing publishing, Clients clients, Starters starters, PortalBounds bounds) {
        this.desk = desk;
        this.publishing = publishing;
        this.clients = clients;
        this.starters = starters;
        this.bounds = bounds;
    }

    @GetMapping(path = "/api/developer/integrations/{name}/starter.zip", produces = "application/zip")
    ResponseEntity<byte[]> download(Session session, @PathVariable String name) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.STARTER, integration);
        var client = clients.ofIntegration(integration.id()).map(Client::id).orElse("");
        var manifest = publishing.draft(integration.id()).manifest();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(manifest.name() + ".zip")
                                .build()
                                .toString())
                .body(starters.zip(manifest, client));
    }
}
