package dev.patchbay.accounts;

import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private final AuditLog log;
    private final Accounts accounts;
    private final Permissions permissions;

    AuditController(AuditLog log, Accounts accounts, Permissions permissions) {
        this.log = log;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @GetMapping("/api/organizations/{id}/audit")
    Entries list(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var organization = OrganizationId.of(id);
        permissions.requireAdmin(organization, session);
        Page<AuditRecord> page = log.page(organization, after == null ? null : Cursor.parse(after, 1), limit);
        Map<AccountId, String> names = names(page.items());
        return new Entries(
                page.items().stream().map(item -> Entry.of(item, names)).toList(), page.next());
    }

    private Map<AccountId, String> names(List<AuditRecord> records) {
        List<AccountId> actors = records.stream()
                .map(item -> item.entry().actor())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return accounts.find(actors).stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    record Entries(List<Entry> entries, @Nullable Cursor next) {}

    record Entry(
            UUID id, Instant at, @Nullable Actor actor, String action, String subject, Map<String, String> detail) {

        static Entry of(AuditRecord item, Map<AccountId, String> names) {
            AuditEntry entry = item.entry();
            AccountId actor = entry.actor();
            return new Entry(
                    item.id(),
                    item.at(),
                    actor == null ? null : new Actor(actor, names.getOrDefault(actor, "")),
                    entry.action(),
                    entry.subject(),
                    entry.detail());
        }
    }

    record Actor(AccountId id, String name) {}
}
