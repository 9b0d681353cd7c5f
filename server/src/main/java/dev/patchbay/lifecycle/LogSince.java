package dev.patchbay.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of all integrations again, from an instant on. */
@Component
public class LogSince {

    private static final int PORTION = 500;

    private final JdbcClient jdbc;

    LogSince(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a portion of what was read. */
    public interface Taking {

        void take(List<WireEvent> portion) throws InterruptedException;
    }

    /**
     * All that was appended at or after an instant and is committed, and perhaps some of before: each stream's events in the order of
     * their numbers, some hundred at a time.
     */
    public void read(Instant since, Taking taking) throws InterruptedException {
        Optional<EventPosition> from = before(since);
        while (from.isPresent()) {
            var portion = new Portion();
            jdbc.sql("select position::text as transaction, " + EventLog.COLUMNS + """
                             from lifecycle.event
                            where position >= cast(:position as xid8)
                                and (position, stream_id, sequence) > (cast(:position as xid8), :stream, :sequence)
                            order by position, stream_id, sequence limit :limit
                            """)
                    .param("position", from.get().transaction())
                    .param("stream", from.get().stream())
                    .param("sequence", from.get().sequence())
                    .param("limit", PORTION)
                    .query(portion::add);
            if (!portion.events.isEmpty()) {
                taking.take(List.copyOf(portion.events));
            }
            from = portion.events.size() < PORTION ? Optional.empty() : Optional.of(portion.last);
        }
    }

    private Optional<EventPosition> before(Instant since) {
        return jdbc.sql("""
                        select min(position)::text as position from lifecycle.event where appended_at >= :since
                        having min(position) is not null
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(EventPosition::before);
    }

    private static final class Portion {

        private final List<WireEvent> events = new ArrayList<>();
        private EventPosition last = EventPosition.START;

        void add(ResultSet row) throws SQLException {
            WireEvent event = EventLog.read(row, 0);
            events.add(event);
            last = new EventPosition(
                    row.getString("transaction"), event.stream().id(), event.sequence());
        }
    }
}
