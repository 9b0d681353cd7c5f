package dev.patchbay.delivery;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that the broker did not take: they wait for their topic, or stay here for operators to look into. */
@Repository
public class UnsentEvents {

    /** Of more, only the log tells. */
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    UnsentEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many there are. */
    public long count() {
        return jdbc.sql("select count(*) from delivery.unsent")
                .query(Long.class)
                .single();
    }

    /** The newest of them. */
    public List<UnsentEvent> newest(int limit) {
        return jdbc.sql("select * from delivery.unsent order by at desc, event_id desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> new UnsentEvent(
                        new EventId(row.getObject("event_id", UUID.class)),
                        new IntegrationId(row.getObject("integration_id", UUID.class)),
                        row.getObject("stream_id", UUID.class),
                        row.getLong("sequence"),
                        row.getBoolean("waits"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(WireEvent event, boolean waits, String why) {
        jdbc.sql("""
                        insert into delivery.unsent (event_id, integration_id, stream_id, sequence, waits, why, at)
                        select :event, :integration, :stream, :sequence, :waits, :why, :now
                        where (select count(*) from (select from delivery.unsent limit :most) kept) < :most
                        on conflict (event_id) do update set waits = excluded.waits, why = excluded.why, at = excluded.at
                        """)
                .param("event", event.id().value())
                .param("integration", event.stream().integration().value())
                .param("stream", event.stream().id())
                .param("sequence", event.sequence())
                .param("waits", waits)
                .param("why", why)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .update();
    }

    /** Those of these integrations that wait for a topic, each stream's in order. */
    List<EventId> waiting(Collection<IntegrationId> integrations, int limit) {
        return jdbc.sql("""
                        select event_id from delivery.unsent where waits and integration_id = any (:integrations)
                        order by integration_id, stream_id, sequence limit :limit
                        """)
                .param(
                        "integrations",
                        integrations.stream().map(IntegrationId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, number) -> new EventId(row.getObject("event_id", UUID.class)))
                .list();
    }

    void remove(Collection<EventId> events) {
        jdbc.sql("delete from delivery.unsent where event_id = any (:events)")
                .param("events", events.stream().map(EventId::value).toArray(UUID[]::new))
                .update();
    }

    void removeOlderThan(Instant instant) {
        jdbc.sql("delete from delivery.unsent where at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
