package dev.patchbay.accounts;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The record of an organization as CSV (RFC 4180), page by page, so that a long one needs no more memory than a short one. What
 * a spreadsheet would take for a formula gets an apostrophe before it.
 */
@Component
class AuditFile {

    /** The most entries of a file, the newest; whoever wants older ones asks for them by time. */
    static final int MOST_ENTRIES = 50_000;

    /** Where a spreadsheet finds a formula: at the head of a field, or of a part, as those of some countries part at semicolons. */
    private static final Pattern FORMULA = Pattern.compile("(^|;)(\\s*)(?=[=+@\\t\\r-])");

    private final AuditLog log;
    private final AuditNames names;

    AuditFile(AuditLog log, AuditNames names) {
        this.log = log;
        this.names = names;
    }

    void write(OrganizationId organization, AuditFilter filter, Writer writer) throws IOException {
        @SuppressWarnings("resource") // the response's writer is closed by the server
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord("at", "actor", "action", "subject", "detail", "actorId", "subjectId");
        Cursor after = null;
        int written = 0;
        do {
            Page<AuditRecord> page = log.page(organization, filter, after, AuditLog.MAXIMUM_LIMIT);
            AuditNames.Known known = names.of(page.items());
            page.items().forEach(item -> row(csv, item, known));
            written += page.items().size();
            after = page.next();
        } while (after != null && written < MOST_ENTRIES);
        csv.flush();
    }

    private static void row(CsvWriter csv, AuditRecord item, AuditNames.Known known) {
        AuditEntry entry = item.entry();
        csv.writeRecord(
                item.at().toString(),
                safe(entry.actor() == null ? "" : known.name(entry.actor())),
                entry.action(),
                safe(text(known.subject(entry), entry.subject())),
                safe(detail(entry.detail())),
                entry.actor() == null ? "" : entry.actor().toString(),
                safe(entry.subject()));
    }

    private static String text(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }

    private static String detail(Map<String, String> detail) {
        return new TreeMap<>(detail)
                .entrySet().stream()
                        .map(word -> word.getKey() + ": " + word.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String safe(String text) {
        return FORMULA.matcher(text).replaceAll("$1$2'");
    }
}
