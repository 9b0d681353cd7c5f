package dev.patchbay.accounts;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was written down of what a person did, for the audit, which knows no people. It stays when the account goes: it has
 * ids alone, and nothing tells any more whose they were.
 */
@Component
class AuditData implements PersonalData {

    private final AuditLog log;

    AuditData(AuditLog log) {
        this.log = log;
    }

    @Override
    public String section() {
        return "actions";
    }

    @Override
    public Object export(AccountId account) {
        return log.of(account).stream().map(Action::of).toList();
    }

    @Override
    public void erase(AccountId account) {
        // append-only, and without anything but the id
    }

    record Action(
            UUID id,
            Instant at,
            @Nullable String organizationId,
            String action,
            String subject,
            Map<String, String> detail) {

        static Action of(AuditRecord entry) {
            var organization = entry.entry().organization();
            return new Action(
                    entry.id(),
                    entry.at(),
                    organization == null ? null : organization.toString(),
                    entry.entry().action(),
                    entry.entry().subject(),
                    entry.entry().detail());
        }
    }
}
