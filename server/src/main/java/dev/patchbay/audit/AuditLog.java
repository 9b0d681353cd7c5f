package dev.patchbay.audit;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was written down. */
@Component
public class AuditLog {

    /** The most entries of a page; a larger limit is cut to it. */
    public static final int MAXIMUM_LIMIT = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The entries of an organization, newest first.
     *
     * @param after where the previous page ended, or null for the newest entries
     * @param limit how many entries, from 1 to {@link #MAXIMUM_LIMIT}
     * @throws ProblemException {@code invalid-cursor} when the cursor is not one of this list
     */
    public Page<AuditRecord> page(OrganizationId organization, AuditFilter filter, @Nullable Cursor after, int limit) {
        int size = Math.clamp(limit, 1, MAXIMUM_LIMIT);
        var rows = jdbc.sql("""
                        select number, id, at, actor, organization, action, subject, detail
                        from audit.entry
                        where organization = :organization and number < :before
                          and (cast(:actor as uuid) is null or actor = :actor)
                          and (cast(:action as text) is null or action = :action or split_part(action, '.', 1) = :action)
                          and (cast(:since as timestamptz) is null or at >= :since)
                          and (cast(:until as timestamptz) is null or at < :until)
                        order by number desc
                        limit :limit
                        """)
                .param("organization", organization.value())
                .param("before", after == null ? Long.MAX_VALUE : after.value(0, Long::parseLong))
                .param("actor", filter.actor() == null ? null : filter.actor().value(), Types.OTHER)
                .param("action", filter.action())
                .param("since", time(filter.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", time(filter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", size + 1)
                .query((row, index) -> new Row(row.getLong("number"), read(row)))
                .list();
        return Page.of(rows, size, row -> Cursor.after(row.number())).map(Row::record);
    }

    /** Everything that this person did, newest first. */
    public List<AuditRecord> of(AccountId actor) {
        return jdbc.sql("""
                        select number, id, at, actor, organization, action, subject, detail
                        from audit.entry where actor = :actor order by number desc
                        """)
                .param("actor", actor.value())
                .query((row, index) -> read(row))
                .list();
    }

    private AuditRecord read(ResultSet row) throws SQLException {
        var actor = row.getObject("actor", UUID.class);
        var organization = row.getObject("organization", UUID.class);
        var entry = new AuditEntry(
                actor == null ? null : new AccountId(actor),
                organization == null ? null : new OrganizationId(organization),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), new TypeReference<>() {}));
        return new AuditRecord(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                entry);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private record Row(long number, AuditRecord record) {}
}
