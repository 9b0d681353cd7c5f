package dev.patchbay.lifecycle;

import dev.patchbay.kernel.EventId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks back in the log: an integration's events, the newest first. */
@Component
public class EventPages {

    private final JdbcClient jdbc;

    EventPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which events the caller knows to be of interest. */
    public sealed interface Among {}

    /** Whichever. */
    public record Everything() implements Among {}

    /** Those of streams that follow a number. */
    public record Following(List<StreamNumber> numbers) implements Among {

        public Following {
            numbers = List.copyOf(numbers);
        }
    }

    /** The last event seen. */
    public record Seen(Instant appendedAt, EventId id) {}

    /** What of the log fits, the newest first, beginning before what was seen. */
    public List<WireEvent> newest(EventFilter filter, Among among, @Nullable Seen seen, int limit) {
        var sql = new StringBuilder("select " + EventLog.COLUMNS + " from lifecycle.event");
        Map<String, Object> values = new LinkedHashMap<>();
        switch (among) {
            case Everything() -> {}
            case Following(var numbers) -> {
                sql.append(" join unnest(:streams, :numbers) as known (stream, number)"
                        + " on stream_id = known.stream and sequence > known.number");
                values.put("streams", numbers.stream().map(StreamNumber::stream).toArray(UUID[]::new));
                values.put(
                        "numbers", numbers.stream().map(StreamNumber::sequence).toArray(Long[]::new));
            }
        }
        sql.append(" where integration_id = :integration");
        values.put("integration", filter.integration().value());
        narrow(sql, values, filter);
        if (seen != null) {
            sql.append(" and (appended_at, id) < (:seenAt, :seen)");
            values.put("seenAt", seen.appendedAt().atOffset(ZoneOffset.UTC));
            values.put("seen", seen.id().value());
        }
        sql.append(" order by appended_at desc, id desc limit :limit");
        values.put("limit", limit);
        return jdbc.sql(sql.toString()).params(values).query(EventLog::read).list();
    }

    private static void narrow(StringBuilder sql, Map<String, Object> values, EventFilter filter) {
        if (filter.type() != null) {
            sql.append(" and type = :type");
            values.put("type", filter.type());
        }
        if (filter.installation() != null) {
            sql.append(" and installation_id = :installation");
            values.put("installation", filter.installation().value());
        }
        if (filter.since() != null) {
            sql.append(" and appended_at >= :since");
            values.put("since", filter.since().atOffset(ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            sql.append(" and appended_at < :until");
            values.put("until", filter.until().atOffset(ZoneOffset.UTC));
        }
    }
}
