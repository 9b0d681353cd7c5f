package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one log of what was said to integrations, and the only truth about it. */
@Component
public class EventLog {

    static final String COLUMNS = "id, stream_id, integration_id, installation_id, sequence, type, body, appended_at";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EventLog(JdbcClient jdbc, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** The event that follows a number in its stream; empty when the reader is up to date. */
    public Optional<WireEvent> next(UUID stream, long afterSequence) {
        return jdbc.sql("select " + COLUMNS + """
                         from lifecycle.event where stream_id = :stream and sequence > :after
                        order by sequence limit 1
                        """)
                .param("stream", stream)
                .param("after", afterSequence)
                .query(EventLog::read)
                .optional();
    }

    public Optional<WireEvent> find(EventId id) {
        return jdbc.sql("select " + COLUMNS + " from lifecycle.event where id = :id")
                .param("id", id.value())
                .query(EventLog::read)
                .optional();
    }

    /** The number of the first event, in each of an integration's streams, that was appended at or after an instant. */
    public List<StreamNumber> firstSince(IntegrationId integration, Instant since) {
        return jdbc.sql("""
                        select stream_id, min(sequence) as sequence from lifecycle.event
                        where integration_id = :integration and appended_at >= :since group by stream_id
                        """)
                .param("integration", integration.value())
                .param("since", at(since))
                .query((row, number) ->
                        new StreamNumber(row.getObject("stream_id", UUID.class), row.getLong("sequence")))
                .list();
    }

    /** The first event of a stream that was appended at or after an instant. */
    public Optional<WireEvent> firstSince(UUID stream, Instant since) {
        return jdbc.sql("select " + COLUMNS + """
                         from lifecycle.event where stream_id = :stream and appended_at >= :since
                        order by sequence limit 1
                        """)
                .param("stream", stream)
                .param("since", at(since))
                .query(EventLog::read)
                .optional();
    }

    /** Writes the body of an event once its number is known. */
    interface Writing {

        String body(EventBody.Head head);
    }

    /** Appends one event, as {@link #append(Stream, String, List)} does. */
    @Transactional(propagation = Propagation.MANDATORY)
    WireEvent append(Stream stream, String type, Writing event) {
        return append(stream, type, List.of(event)).getFirst();
    }

    /**
     * Appends to a stream in the transaction of the change; the numbers become the stream's next when that commits. However
     * many events there are, they cost three statements.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<WireEvent> append(Stream stream, String type, List<Writing> events) {
        return append(stream, type, events, false);
    }

    /**
     * Appends to a stream, as {@link #append(Stream, String, List)} does.
     *
     * @param pulled whether they wait to be read, and nobody is called
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<WireEvent> append(Stream stream, String type, List<Writing> events, boolean pulled) {
        var taken = take(stream, events.size());
        long last = taken.last();
        // Read after the row lock, so that within a stream time does not run against the numbers.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<WireEvent> appended = new ArrayList<>();
        for (var event : events) {
            long sequence = last - events.size() + 1 + appended.size();
            var id = new EventId(ids.next());
            var head = new EventBody.Head(id, type, sequence, now);
            appended.add(new WireEvent(id, stream, sequence, type, event.body(head), now));
        }
        jdbc.sql("insert into lifecycle.event (" + COLUMNS + """
                        , position) select id, :stream, :integration, :installation, sequence, :type, body, :at,
                            cast(:position as xid8)
                        from unnest(:ids, :sequences, :bodies) as said (id, sequence, body)
                        """)
                .param("stream", stream.id())
                .param("integration", stream.integration().value())
                .param("installation", installationOf(stream))
                .param("type", type)
                .param("at", at(now))
                .param("position", taken.position())
                .param("ids", appended.stream().map(event -> event.id().value()).toArray(UUID[]::new))
                .param("sequences", appended.stream().map(WireEvent::sequence).toArray(Long[]::new))
                .param("bodies", appended.stream().map(WireEvent::body).toArray(String[]::new))
                .update();
        this.events.publishEvent(new EventAppended(appended.getLast().id(), stream, last, type, pulled));
        return appended;
    }

    /** The last of the next numbers, and where they stand among the events of all streams. */
    private record Taken(long last, String position) {}

    /**
     * Takes the next numbers, which nobody else takes until the transaction ends. A transaction that began early may append
     * after one that began late: its events stand beside the other's, so that a stream's positions never go back.
     */
    private Taken take(Stream stream, int count) {
        return jdbc.sql("""
                        insert into lifecycle.stream as s (id, integration_id, installation_id, last_sequence, last_position)
                        values (:id, :integration, :installation, :count, pg_current_xact_id())
                        on conflict (id) do update set last_sequence = s.last_sequence + :count,
                            last_position = greatest(s.last_position, pg_current_xact_id())
                        returning last_sequence, last_position::text as last_position
                        """)
                .param("id", stream.id())
                .param("integration", stream.integration().value())
                .param("installation", installationOf(stream))
                .param("count", count)
                .query((row, number) -> new Taken(row.getLong("last_sequence"), row.getString("last_position")))
                .single();
    }

    /** Whether no later event of its stream has its type. */
    boolean isNewest(WireEvent event) {
        return jdbc.sql("""
                        select not exists (select from lifecycle.event
                        where stream_id = :stream and sequence > :sequence and type = :type)
                        """)
                .param("stream", event.stream().id())
                .param("sequence", event.sequence())
                .param("type", event.type())
                .query(Boolean.class)
                .single();
    }

    /** Whether the log still has an event of these types about a client that serves many streams. */
    boolean speaksOf(IntegrationId integration, List<String> types, String clientId) {
        return jdbc.sql("""
                        select exists (select from lifecycle.event
                        where integration_id = :integration and type = any (:types) and position(:client in body) > 0)
                        """)
                .param("integration", integration.value())
                .param("types", types.toArray(String[]::new))
                .param("client", EventBody.naming(clientId))
                .query(Boolean.class)
                .single();
    }

    /** Whether the log still has an event of these types about a client. */
    boolean speaksOf(Stream stream, List<String> types, String clientId) {
        return jdbc
                .sql("select body from lifecycle.event where stream_id = :stream and type = any (:types)")
                .param("stream", stream.id())
                .param("types", types.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .anyMatch(body -> EventBody.clientIdOf(body).equals(clientId));
    }

    /**
     * Takes out of the log what is older than an instant, and notes how far that went.
     *
     * @return the events taken out, at most {@code limit}
     */
    @Transactional
    List<WireEvent> removeOlderThan(Instant instant, int limit) {
        return jdbc.sql("""
                        with removed as (
                            delete from lifecycle.event where id in
                                (select id from lifecycle.event where appended_at < :instant order by appended_at limit :limit)
                            returning *
                        ), marked as (
                            insert into lifecycle.expired as known (integration_id, position, stream_id, sequence)
                            select distinct on (integration_id) integration_id, position, stream_id, sequence from removed
                            order by integration_id, position desc, stream_id desc, sequence desc
                            on conflict (integration_id) do update
                                set position = excluded.position, stream_id = excluded.stream_id, sequence = excluded.sequence
                                where (known.position, known.stream_id, known.sequence)
                                    < (excluded.position, excluded.stream_id, excluded.sequence)
                        )
                        select\s""" + COLUMNS + " from removed")
                .param("instant", at(instant))
                .param("limit", limit)
                .query(EventLog::read)
                .list();
    }

    private static @Nullable UUID installationOf(Stream stream) {
        var installation = stream.installation();
        return installation == null ? null : installation.value();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static WireEvent read(ResultSet row, int number) throws SQLException {
        var installation = row.getObject("installation_id", UUID.class);
        var stream = new Stream(
                row.getObject("stream_id", UUID.class),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                installation == null ? null : new InstallationId(installation));
        return new WireEvent(
                new EventId(row.getObject("id", UUID.class)),
                stream,
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("body"),
                row.getObject("appended_at", OffsetDateTime.class).toInstant());
    }
}
