package dev.patchbay.oidc;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.signing.KeyRings;
import dev.patchbay.signing.Planned;
import dev.patchbay.vault.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators replace keys before their time: those that sign, and the one that seals secrets in the database. */
@RestController
class SigningKeysController {

    private final KeyRings rings;
    private final Vault vault;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SigningKeysController(
            KeyRings rings,
            Vault vault,
            Permissions permissions,
            StepUp stepUp,
            Audit audit,
            TransactionTemplate transaction) {
        this.rings = rings;
        this.vault = vault;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/api/console/signing-keys/rotate")
    Rotated rotate(Session session, @RequestBody Rotation rotation) {
        require(session);
        List<Planned> made = transaction.execute(status -> {
            List<Planned> planned = rotation.urgent ? rings.replace() : rings.rotate();
            planned.forEach(key -> audit.record(new AuditEntry(
                    session.account(),
                    null,
                    rotation.urgent ? "signing-key.replaced" : "signing-key.rotated",
                    key.id(),
                    Map.of(
                            "algorithm",
                            key.algorithm(),
                            "signsFrom",
                            key.signsFrom().toString()))));
            return planned;
        });
        return new Rotated(Objects.requireNonNull(made).stream().map(NewKey::of).toList());
    }

    @PostMapping("/api/console/sealing-key/rotate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rotateSealingKey(Session session) {
        require(session);
        transaction.executeWithoutResult(status -> {
            audit.record(new AuditEntry(session.account(), null, "sealing-key.rotated", "vault"));
            vault.rotate();
        });
    }

    private void require(Session session) {
        permissions.requireOperator(session);
        stepUp.require(session);
    }

    /**
     * What is to be done.
     *
     * @param urgent somebody else may have the keys: the new ones sign at once, and whatever the old ones signed is refused
     */
    record Rotation(boolean urgent) {}

    /** The keys that were made; none where the next one is on its way already. */
    record Rotated(List<NewKey> keys) {}

    record NewKey(String id, String purpose, String algorithm, Instant signsFrom) {

        static NewKey of(Planned key) {
            String purpose = key.table().startsWith("delivery.") ? "webhooks" : "tokens";
            return new NewKey(key.id(), purpose, key.algorithm(), key.signsFrom());
        }
    }
}
