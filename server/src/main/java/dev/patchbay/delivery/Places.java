package dev.patchbay.delivery;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.lifecycle.Stream;
import dev.patchbay.lifecycle.StreamNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table of the places in streams. */
@Repository
class Places {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that a stream has an event of this number. */
    void grow(Stream stream, long sequence) {
        var installation = stream.installation();
        jdbc.sql("""
                        insert into delivery.place as p (stream_id, integration_id, installation_id, head)
                        values (:stream, :integration, :installation, :sequence)
                        on conflict (stream_id) do update set head = greatest(p.head, excluded.head)
                        """)
                .param("stream", stream.id())
                .param("integration", stream.integration().value())
                .param("installation", installation == null ? null : installation.value())
                .param("sequence", sequence)
                .update();
    }

    Optional<Place> find(UUID stream) {
        return jdbc.sql("select * from delivery.place where stream_id = :stream")
                .param("stream", stream)
                .query(Places::read)
                .optional();
    }

    Optional<Place> find(InstallationId installation) {
        return jdbc.sql("select * from delivery.place where installation_id = :installation")
                .param("installation", installation.value())
                .query(Places::read)
                .optional();
    }

    /** The places of some streams, by stream. */
    Map<UUID, Place> of(Collection<UUID> streams) {
        return jdbc
                .sql("select * from delivery.place where stream_id = any (:streams)")
                .param("streams", streams.toArray(UUID[]::new))
                .query(Places::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Place::stream, Function.identity()));
    }

    /** Streams of an integration that have something undelivered, each with the number of the last event delivered. */
    List<StreamNumber> unfinished(IntegrationId integration, int limit) {
        return jdbc.sql("""
                        select stream_id, position from delivery.place
                        where integration_id = :integration and position < head limit :limit
                        """)
                .param("integration", integration.value())
                .param("limit", limit)
                .query((row, number) ->
                        new StreamNumber(row.getObject("stream_id", UUID.class), row.getLong("position")))
                .list();
    }

    /** How many streams of an integration have something undelivered. */
    record Undelivered(long waiting, long stopped) {}

    Undelivered undelivered(IntegrationId integration) {
        return jdbc.sql("""
                        select count(*) filter (where stopped_at is null) as waiting,
                            count(*) filter (where stopped_at is not null) as stopped
                        from delivery.place where integration_id = :integration and position < head
                        """)
                .param("integration", integration.value())
                .query((row, number) -> new Undelivered(row.getLong("waiting"), row.getLong("stopped")))
                .single();
    }

    /** How many streams of all integrations have something undelivered. */
    Undelivered undelivered() {
        return jdbc.sql("""
                        select count(*) filter (where stopped_at is null) as waiting,
                            count(*) filter (where stopped_at is not null) as stopped
                        from delivery.place where position < head
                        """)
                .query((row, number) -> new Undelivered(row.getLong("waiting"), row.getLong("stopped")))
                .single();
    }

    /** Moves past a delivered event, unless somebody else has moved the place meanwhile. */
    boolean advance(Place from, long sequence) {
        return jdbc.sql("""
                        update delivery.place
                        set position = :sequence, attempts = 0, next_attempt_at = null, stopped_at = null,
                            held_by_endpoint = false
                        where stream_id = :stream and position = :position
                        """)
                        .param("sequence", sequence)
                        .param("stream", from.stream())
                        .param("position", from.position())
                        .update()
                == 1;
    }

    /** Notes a failed attempt, unless somebody else has moved the place or begun its schedule anew meanwhile. */
    boolean failed(Place before, Place.Waiting after, boolean heldByEndpoint) {
        return jdbc.sql("""
                        update delivery.place
                        set attempts = :attempts, next_attempt_at = :next, stopped_at = :stopped, held_by_endpoint = :held
                        where stream_id = :stream and position = :position and attempts = :before
                            and stopped_at is null
                        """)
                        .param("attempts", after.attempts())
                        .param("next", at(after.nextAttemptAt()))
                        .param("stopped", at(after.stoppedAt()))
                        .param("held", heldByEndpoint)
                        .param("stream", before.stream())
                        .param("position", before.position())
                        .param("before", before.waiting().attempts())
                        .update()
                == 1;
    }

    /** Lets the next event be attempted at once; the schedule of a stopped stream begins anew. */
    void attemptNow(UUID stream) {
        jdbc.sql("""
                        update delivery.place
                        set attempts = case when stopped_at is null then attempts else 0 end,
                            next_attempt_at = null, stopped_at = null
                        where stream_id = :stream
                        """).param("stream", stream).update();
    }

    /**
     * Sets places back before events, whose schedules begin anew; a place that is not as far yet stays where it is. Rows are
     * locked in the order of their ids.
     */
    Recovered setBefore(List<StreamNumber> events) {
        return jdbc.sql("""
                        with back as (
                            select p.stream_id, wanted.sequence
                            from delivery.place p
                            join unnest(:streams, :sequences) as wanted (stream_id, sequence) using (stream_id)
                            order by p.stream_id for update of p
                        ), moved as (
                            update delivery.place p
                            set position = least(p.position, back.sequence - 1), attempts = 0, next_attempt_at = null,
                                stopped_at = null, held_by_endpoint = false
                            from back where p.stream_id = back.stream_id
                            returning p.head - p.position as events
                        )
                        select count(*) as streams, coalesce(sum(events), 0) as events from moved
                        """)
                .param("streams", events.stream().map(StreamNumber::stream).toArray(UUID[]::new))
                .param("sequences", events.stream().map(StreamNumber::sequence).toArray(Long[]::new))
                .query((row, number) -> new Recovered(row.getLong("streams"), row.getLong("events")))
                .single();
    }

    /** Ends the waiting of streams that waited for their endpoint, not for their event. */
    void release(IntegrationId integration) {
        jdbc.sql("""
                        update delivery.place set next_attempt_at = null, held_by_endpoint = false
                        where integration_id = :integration and position < head and stopped_at is null
                            and held_by_endpoint
                        """).param("integration", integration.value()).update();
    }

    /** Streams that have something to deliver and have not stopped, in the order of their ids. */
    List<UUID> waiting(IntegrationId integration, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select stream_id from delivery.place
                        where integration_id = :integration and position < head and stopped_at is null
                            and stream_id > :after
                        order by stream_id limit :limit
                        """)
                .param("integration", integration.value())
                .param("after", after == null ? BEFORE_ALL : after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("stream_id", UUID.class))
                .list();
    }

    /** Another stream of the endpoint that has something to deliver: the one that has waited longest. */
    Optional<UUID> another(IntegrationId integration, UUID than) {
        return jdbc.sql("""
                        select stream_id from delivery.place
                        where integration_id = :integration and position < head and stopped_at is null
                            and stream_id <> :than
                        order by next_attempt_at nulls first, stream_id limit 1
                        """)
                .param("integration", integration.value())
                .param("than", than)
                .query(UUID.class)
                .optional();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Place read(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getObject("stream_id", UUID.class),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                row.getLong("position"),
                row.getLong("head"),
                new Place.Waiting(row.getInt("attempts"), instant(row, "next_attempt_at"), instant(row, "stopped_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
