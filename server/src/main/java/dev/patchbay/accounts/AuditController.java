package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {

    private static final Allowance FILES = new Allowance(30, Duration.ofHours(1), Duration.ofHours(1));

    private final AuditLog log;
    private final AuditFile file;
    private final AuditNames names;
    private final Permissions permissions;
    private final Throttle throttle;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AuditController(
            AuditLog log,
            AuditFile file,
            AuditNames names,
            Permissions permissions,
            Throttle throttle,
            Audit audit,
            TransactionTemplate transaction) {
        this.log = log;
        this.file = file;
        this.names = names;
        this.permissions = permissions;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/api/organizations/{id}/audit")
    Entries list(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var organization = OrganizationId.of(id);
        permissions.requireAdmin(organization, session);
        Page<AuditRecord> page =
                log.page(organization, filter(actor, action, since, until), Cursor.given(after, 1), limit);
        AuditNames.Known known = names.of(page.items());
        return new Entries(
                page.items().stream().map(item -> Entry.of(item, known)).toList(), page.next());
    }

    @GetMapping(path = "/api/organizations/{id}/audit.csv", produces = "text/csv")
    void download(
            Session session,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            HttpServletResponse response)
            throws IOException {
        var organization = OrganizationId.of(id);
        permissions.requireAdmin(organization, session);
        AuditFilter filter = filter(actor, action, since, until);
        throttle.demand("audit-file:account:" + session.account(), FILES);
        transaction.executeWithoutResult(status -> audit.record(
                new AuditEntry(session.account(), organization, "audit.exported", organization.toString())));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        file.write(organization, filter, response.getWriter());
    }

    private static AuditFilter filter(
            @Nullable String actor, @Nullable String action, @Nullable String since, @Nullable String until) {
        var mistakes = new InvalidRequest();
        Instant from = mistakes.moment("/since", since);
        Instant to = mistakes.moment("/until", until);
        mistakes.orThrow();
        return new AuditFilter(
                actor == null || actor.isBlank() ? null : AccountId.of(actor),
                action == null || action.isBlank() ? null : action,
                from,
                to);
    }

    record Entries(List<Entry> entries, @Nullable Cursor next) {}

    /**
     * An entry.
     *
     * @param subjectName the name of the person it is about, where it is about one who still has an account
     * @param personName the name of the person whom an act upon an app concerned, {@code account} in its detail
     */
    record Entry(
            UUID id,
            Instant at,
            @Nullable Actor actor,
            String action,
            String subject,
            @Nullable String subjectName,
            @Nullable String personName,
            Map<String, String> detail) {

        static Entry of(AuditRecord item, AuditNames.Known known) {
            AuditEntry entry = item.entry();
            AccountId actor = entry.actor();
            return new Entry(
                    item.id(),
                    item.at(),
                    actor == null ? null : new Actor(actor, known.name(actor)),
                    entry.action(),
                    entry.subject(),
                    known.subject(entry),
                    known.person(entry),
                    entry.detail());
        }
    }

    record Actor(AccountId id, String name) {}
}
