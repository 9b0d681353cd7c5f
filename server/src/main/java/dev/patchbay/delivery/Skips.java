package dev.patchbay.delivery;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table of events that streams were let pass over. */
@Repository
class Skips {

    private final JdbcClient jdbc;

    Skips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Skip skip) {
        jdbc.sql("""
                        insert into delivery.skip (event_id, reason, skipped_by, at)
                        values (:event, :reason, :by, :at)
                        on conflict (event_id) do update
                            set reason = excluded.reason, skipped_by = excluded.skipped_by, at = excluded.at
                        """)
                .param("event", skip.event().value())
                .param("reason", skip.reason())
                .param("by", skip.by().value())
                .param("at", skip.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<EventId, Skip> of(Collection<EventId> events) {
        return jdbc
                .sql("select * from delivery.skip where event_id = any (:events)")
                .param("events", events.stream().map(EventId::value).toArray(UUID[]::new))
                .query(Skips::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Skip::event, Function.identity()));
    }

    void removeOlderThan(Instant instant) {
        jdbc.sql("delete from delivery.skip where at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Skip read(ResultSet row, int number) throws SQLException {
        return new Skip(
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("reason"),
                new AccountId(row.getObject("skipped_by", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
