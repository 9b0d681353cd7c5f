package dev.patchbay.widgets;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators take a bundle down: it is shown nowhere from then on, whoever publishes it, until they lift that. */
@RestController
@RequestMapping("/api/console/bundles/{sha256}/takedown")
class TakedownController {

    private static final int LONGEST_REASON = 1_000;

    private final Permissions permissions;
    private final StepUp stepUp;
    private final BundleTable bundles;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transaction;

    TakedownController(
            Permissions permissions,
            StepUp stepUp,
            BundleTable bundles,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transaction) {
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.bundles = bundles;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(Session session, @PathVariable String sha256, @RequestBody Takedown wanted) {
        BundleId bundle = bundle(session, sha256);
        new InvalidRequest().text("/reason", wanted.reason, LONGEST_REASON).orThrow();
        String reason = String.valueOf(wanted.reason).strip();
        transaction.executeWithoutResult(status -> {
            if (bundles.takeDown(bundle, reason, session.account())) {
                decided("bundle.taken-down", bundle, session.account(), Map.of("reason", reason));
            }
        });
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(Session session, @PathVariable String sha256) {
        BundleId bundle = bundle(session, sha256);
        transaction.executeWithoutResult(status -> {
            if (bundles.lift(bundle)) {
                decided("bundle.takedown-lifted", bundle, session.account(), Map.of());
            }
        });
    }

    private BundleId bundle(Session session, String sha256) {
        permissions.requireOperator(session);
        stepUp.require(session);
        return bundles.require(sha256);
    }

    private void decided(String action, BundleId bundle, AccountId by, Map<String, String> detail) {
        audit.record(new AuditEntry(by, null, action, bundle.sha256(), detail));
        bundles.integrationsWith(bundle)
                .forEach(integration ->
                        jobs.schedule(JobRequest.now(FrameNews.KIND, integration.toString(), FrameNews.KIND)));
    }

    /** @param reason 1 to 1,000 characters, for the record */
    record Takedown(@Nullable String reason) {}
}
