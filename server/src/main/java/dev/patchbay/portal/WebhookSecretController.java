package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.WebhookSecrets;
import dev.patchbay.kernel.ShownOnce;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The secret that deliveries to an integration are signed with, shown once. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/webhook-secret")
class WebhookSecretController {

    private final Desk desk;
    private final WebhookSecrets secrets;
    private final StepUp stepUp;
    private final PortalBounds bounds;
    private final Audit audit;
    private final TransactionTemplate transaction;

    WebhookSecretController(
            Desk desk,
            WebhookSecrets secrets,
            StepUp stepUp,
            PortalBounds bounds,
            Audit audit,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.secrets = secrets;
        this.stepUp = stepUp;
        this.bounds = bounds;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping
    ResponseEntity<NewWebhookSecret> rotate(Session session, @PathVariable String name) {
        var integration = demand(session, name);
        var rotated = Objects.requireNonNull(transaction.execute(status -> {
            record(session, integration, "webhook-secret.rotated");
            return secrets.rotate(integration.id());
        }));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header(ShownOnce.HEADER, "secret")
                .body(new NewWebhookSecret(rotated.secret().reveal(), rotated.previousUntil()));
    }

    /** Where there is none any more, all is well too. */
    @DeleteMapping("/previous")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endPrevious(Session session, @PathVariable String name) {
        var integration = demand(session, name);
        transaction.executeWithoutResult(status -> {
            if (secrets.endPrevious(integration.id())) {
                record(session, integration, "webhook-secret.previous-ended");
            }
        });
    }

    private Listing demand(Session session, String name) {
        var integration = desk.require(session, name);
        stepUp.require(session);
        bounds.demand(PortalBounds.Act.SECRET, integration);
        return integration;
    }

    private void record(Session session, Listing integration, String action) {
        audit.record(new AuditEntry(
                session.account(),
                integration.publisherId(),
                action,
                integration.name().value()));
    }

    /**
     * A new secret.
     *
     * @param secret shown this one time; absent when the request is repeated
     * @param previousUntil how long the one before it signs too
     */
    record NewWebhookSecret(String secret, Instant previousUntil) {}
}
