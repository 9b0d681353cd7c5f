package dev.patchbay.catalog;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.CatalogDifference.Change;
import dev.patchbay.kernel.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Applies the catalog file while Patchbay runs, and publishes the schema that entries are held against. */
@RestController
class CatalogController {

    private final CatalogSettings settings;
    private final CatalogFile file;
    private final ManifestSchema schema;
    private final Permissions permissions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    CatalogController(
            CatalogSettings settings,
            CatalogFile file,
            ManifestSchema schema,
            Permissions permissions,
            Audit audit,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.file = file;
        this.schema = schema;
        this.permissions = permissions;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/api/console/catalog")
    Applied apply(Session session, @RequestBody Application application) {
        permissions.requireOperator(session);
        Path path = settings.file();
        if (path == null) {
            throw new ProblemException(
                    CatalogProblem.NO_CATALOG_FILE, "Set patchbay.catalog.file to the file's path and start again.");
        }
        CatalogDifference difference = file.apply(path, application.dryRun);
        if (!application.dryRun && !difference.isEmpty()) {
            transaction.executeWithoutResult(status -> difference
                    .changes()
                    .forEach(change -> audit.record(
                            new AuditEntry(session.account(), null, "listing." + word(change), change.name()))));
        }
        return new Applied(application.dryRun, difference.changes(), difference.notes(), difference.text());
    }

    @GetMapping(path = "/schemas/manifest.json", produces = "application/schema+json")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .cacheControl(CacheControl.noCache())
                .header("Access-Control-Allow-Origin", "*")
                .body(schema.text());
    }

    private static String word(Change change) {
        return change.kind().word();
    }

    record Application(boolean dryRun) {}

    record Applied(boolean dryRun, List<Change> changes, List<String> notes, String text) {}
}
