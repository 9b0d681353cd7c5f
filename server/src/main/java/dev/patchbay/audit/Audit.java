package dev.patchbay.audit;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.TypedId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes down who did what, in the transaction of what was done: both happen or neither. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, Ids ids, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Appends an entry.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(entry.action() + " must be recorded in the transaction of what was done");
        }
        jdbc.sql("""
                        insert into audit.entry (id, at, actor, organization, action, subject, detail)
                        values (:id, :at, :actor, :organization, :action, :subject, cast(:detail as jsonb))
                        """)
                .param("id", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", value(entry.actor()))
                .param("organization", value(entry.organization()))
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("detail", json.writeValueAsString(entry.detail()))
                .update();
    }

    private static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
