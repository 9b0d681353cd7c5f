package dev.patchbay.lifecycle;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the log forward. Over all streams the order is that of positions, and nothing is read before every transaction that could
 * still append in front of it has ended: a cursor never passes over a late commit. Within a stream it is that of the numbers.
 */
@Component
public class EventFeed {

    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;

    EventFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event that was read.
     *
     * @param after what reads on behind it
     */
    public record Found(WireEvent event, String after) {}

    /**
     * What was read.
     *
     * @param next what reads on behind all of it, also where there was nothing
     */
    public record Part(List<Found> events, String next) {

        public Part {
            events = List.copyOf(events);
        }
    }

    /**
     * Events of all streams of an integration, each stream's in the order of its numbers.
     *
     * @param after {@code next} of the part before; null: from the oldest that is kept
     * @throws ProblemException {@code invalid-cursor}; {@code events-expired} when some that would follow are not kept any more
     */
    public Part read(IntegrationId integration, @Nullable String after, int limit) {
        return readBut(null, integration, after, limit);
    }

    /**
     * The same without one stream.
     *
     * @param without the stream; null: all of them
     * @throws ProblemException as {@link #read}
     */
    public Part readBut(@Nullable UUID without, IntegrationId integration, @Nullable String after, int limit) {
        var from = after == null ? EventPosition.START : EventPosition.parse(after);
        var reading = new Reading();
        jdbc.sql("select horizon.*, events.*" + """
                         from (select pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
                            pg_snapshot_xmax(pg_current_snapshot())::text as newest) horizon
                        left join lateral (
                            select *, position::text as transaction from lifecycle.event
                            where integration_id = :integration
                                and (position, stream_id, sequence) > (cast(:position as xid8), :stream, :sequence)
                                and position < cast(horizon.oldest as xid8)
                                and stream_id <> :without
                            order by position, stream_id, sequence limit :limit
                        ) events on true
                        order by events.position, events.stream_id, events.sequence
                        """)
                .param("integration", integration.value())
                .param("position", from.transaction())
                .param("stream", from.stream())
                .param("sequence", from.sequence())
                .param("without", without == null ? NONE : without)
                .param("limit", limit)
                .query(reading::add);
        if (!from.equals(EventPosition.START) && (reading.isBehind(from) || isExpired(integration, from))) {
            throw expired(EventPosition.START.toString());
        }
        return reading.part(from, limit);
    }

    /** Rows of one reading, and where it ended. */
    private static final class Reading {

        private final List<Found> found = new ArrayList<>();
        private String oldest = "0";
        private String newest = "0";

        void add(ResultSet row) throws SQLException {
            oldest = row.getString("oldest");
            newest = row.getString("newest");
            if (row.getString("transaction") != null) {
                var event = EventLog.read(row, 0);
                var position = new EventPosition(
                        row.getString("transaction"), event.stream().id(), event.sequence());
                found.add(new Found(event, position.toString()));
            }
        }

        /** A cursor from the future was given out by a database that this one does not continue. */
        boolean isBehind(EventPosition from) {
            return new BigInteger(from.transaction()).compareTo(new BigInteger(newest)) > 0;
        }

        Part part(EventPosition from, int limit) {
            if (found.size() >= limit) {
                return new Part(found, found.getLast().after());
            }
            boolean beyond = new BigInteger(from.transaction()).compareTo(new BigInteger(oldest)) >= 0;
            return new Part(found, (beyond ? from : EventPosition.before(oldest)).toString());
        }
    }

    private boolean isExpired(IntegrationId integration, EventPosition from) {
        return jdbc.sql("""
                        select exists (select 1 from lifecycle.expired where integration_id = :integration
                            and (position, stream_id, sequence) > (cast(:position as xid8), :stream, :sequence))
                        """)
                .param("integration", integration.value())
                .param("position", from.transaction())
                .param("stream", from.stream())
                .param("sequence", from.sequence())
                .query(Boolean.class)
                .single();
    }

    /**
     * Events of one stream.
     *
     * @param after the number of the last event read; null: from the oldest that is kept
     * @throws ProblemException {@code not-found} when the integration has no such stream; {@code events-expired} when some that
     *     would follow are not kept any more
     */
    public Part readStream(IntegrationId integration, UUID stream, @Nullable Long after, int limit) {
        var bounds = bounds(integration, stream);
        if (after != null && after < bounds.first - 1) {
            throw expired(Long.toString(bounds.first - 1));
        }
        long from = after == null ? bounds.first - 1 : after;
        var found = jdbc
                .sql("select " + EventLog.COLUMNS + """
                         from lifecycle.event where stream_id = :stream and sequence > :after
                        order by sequence limit :limit
                        """)
                .param("stream", stream)
                .param("after", from)
                .param("limit", limit)
                .query(EventLog::read)
                .list()
                .stream()
                .map(event -> new Found(event, Long.toString(event.sequence())))
                .toList();
        return new Part(
                found, found.isEmpty() ? Long.toString(from) : found.getLast().after());
    }

    /** The number of the first event of a stream that is kept, or of the one that comes next. */
    private record Bounds(long first) {}

    private Bounds bounds(IntegrationId integration, UUID stream) {
        return jdbc.sql("""
                        select coalesce((select min(sequence) from lifecycle.event where stream_id = s.id), s.last_sequence + 1)
                            as first
                        from lifecycle.stream s where s.id = :stream and s.integration_id = :integration
                        """)
                .param("stream", stream)
                .param("integration", integration.value())
                .query((row, number) -> new Bounds(row.getLong("first")))
                .optional()
                .orElseThrow(
                        () -> new ProblemException(KernelProblem.NOT_FOUND, "There is no installation with this id."));
    }

    private static ProblemException expired(String earliest) {
        return new ProblemException(
                LifecycleProblem.EVENTS_EXPIRED,
                "Events that would follow are not kept any more. Take stock by other means, then read on from the oldest: pass"
                        + " earliest as after.",
                Map.of("earliest", earliest));
    }
}
