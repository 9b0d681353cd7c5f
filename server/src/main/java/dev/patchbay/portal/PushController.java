package dev.patchbay.portal;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.kernel.ProblemException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An integration's own program saves its draft and publishes it, as from a build. */
@RestController
class PushController {

    private final Catalog catalog;
    private final Publishing publishing;
    private final PortalBounds bounds;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PushController(
            Catalog catalog, Publishing publishing, PortalBounds bounds, Audit audit, TransactionTemplate transaction) {
        this.catalog = catalog;
        this.publishing = publishing;
        this.bounds = bounds;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PutMapping(path = "/v1/integration/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DraftController.SavedDraft> save(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody byte[] manifest) {
        Listing integration = itself(caller);
        Long revision = DraftController.revision(match);
        bounds.demand(PortalBounds.Act.DRAFT, integration);
        String text = ManifestText.of(manifest);
        return DraftController.saved(Objects.requireNonNull(transaction.execute(status -> {
            var draft = publishing.saveDraft(integration.id(), text, revision, null);
            record(caller, integration, "draft", draft.manifest().version());
            return draft;
        })));
    }

    @PostMapping("/v1/integration/versions")
    @ResponseStatus(HttpStatus.CREATED)
    VersionsController.Version publish(
            Caller caller, @RequestBody(required = false) VersionsController.@Nullable NewVersion version) {
        Listing integration = itself(caller);
        bounds.demand(PortalBounds.Act.PUBLISH, integration);
        var published = publishing.publish(integration.id(), version == null ? null : version.changelog(), null);
        transaction.executeWithoutResult(status -> record(caller, integration, "version", published.version()));
        return VersionsController.body(published);
    }

    /** A token for one installation says nothing about who publishes. */
    private Listing itself(Caller caller) {
        if (caller.kind() != CallerKind.CLIENT) {
            throw new ProblemException(
                    PortalProblem.NOT_THE_INTEGRATION,
                    "Nothing was changed. Use a token that the integration got as itself, for no installation.");
        }
        return catalog.get(caller.requireApp().integration());
    }

    private void record(Caller caller, Listing integration, String what, String version) {
        audit.record(new AuditEntry(
                null,
                integration.publisherId(),
                "integration.pushed",
                integration.name().value(),
                Map.of("client", caller.requireApp().clientId(), "what", what, "version", version)));
    }
}
