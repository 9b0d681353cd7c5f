package dev.patchbay.delivery;

import dev.patchbay.delivery.TopicSender.Addressed;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Trouble;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that the broker did not take: they wait for their topic, or stay here for operators to look into. */
@Repository
public class UnsentEvents {

    private static final Logger log = LoggerFactory.getLogger(UnsentEvents.class);

    /** Of more, only the log tells. */
    private static final int MOST_REFUSED = 10_000;

    /** More that have no topic never get there. */
    private static final int MOST_WAITING = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Trouble tooMany = new Trouble();

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

    /** Returns false when it is kept already, as it is. */
    boolean add(WireEvent event, boolean waits, String why) {
        int added = jdbc.sql("""
                        insert into delivery.unsent as known
                            (event_id, integration_id, stream_id, sequence, waits, why, at)
                        select :event, :integration, :stream, :sequence, :waits, :why, :now
                        where (select count(*) from
                                (select from delivery.unsent where waits = :waits limit :most) kept) < :most
                            or exists (select from delivery.unsent where event_id = :event)
                        on conflict (event_id) do update set waits = excluded.waits, why = excluded.why, at = excluded.at
                            where known.waits <> excluded.waits
                        """)
                .param("event", event.id().value())
                .param("integration", event.stream().integration().value())
                .param("stream", event.stream().id())
                .param("sequence", event.sequence())
                .param("waits", waits)
                .param("why", why)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", waits ? MOST_WAITING : MOST_REFUSED)
                .update();
        boolean lost = added == 0 && !isKept(event.id());
        if (lost && waits && tooMany.begins()) {
            log.error("{} events wait for their topics; those that follow do not get there", MOST_WAITING);
        }
        if (added > 0 && waits) {
            tooMany.ends();
        }
        return added > 0 || lost;
    }

    private boolean isKept(EventId event) {
        return jdbc.sql("select exists (select from delivery.unsent where event_id = :event)")
                .param("event", event.value())
                .query(Boolean.class)
                .single();
    }

    /** Some of the integrations that events wait for. */
    List<IntegrationId> integrationsWaiting(int limit) {
        return jdbc.sql("""
                        select integration_id from
                            (select distinct integration_id from delivery.unsent where waits) waiting
                        order by random() limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new IntegrationId(row.getObject("integration_id", UUID.class)))
                .list();
    }

    /** Of the streams of these events, those that something waits of. */
    Set<UUID> streamsWaiting(Collection<Addressed> events) {
        return jdbc.sql("""
                        select distinct stream_id from delivery.unsent
                        where waits and integration_id = any (:integrations) and stream_id = any (:streams)
                        """)
                .param(
                        "integrations",
                        distinct(
                                events,
                                each -> each.event().stream().integration().value()))
                .param("streams", distinct(events, Addressed::stream))
                .query((row, number) -> row.getObject("stream_id", UUID.class))
                .set();
    }

    private static UUID[] distinct(Collection<Addressed> events, Function<Addressed, UUID> id) {
        return events.stream().map(id).distinct().toArray(UUID[]::new);
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

    /** What the broker refused before an instant. What waits does so for as long as it is in the log. */
    void removeRefusedBefore(Instant instant) {
        jdbc.sql("delete from delivery.unsent where at < :instant and not waits")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What waits since before an instant. */
    List<EventId> waitingSince(Instant instant) {
        return jdbc.sql("select event_id from delivery.unsent where at < :instant and waits")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new EventId(row.getObject("event_id", UUID.class)))
                .list();
    }
}
