package dev.patchbay.delivery;

import dev.patchbay.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Table of attempts. */
@Repository
class Attempts {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    Attempts(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void add(Attempt attempt) {
        var event = attempt.event();
        var kept = attempt.answer();
        jdbc.sql("""
                        insert into delivery.attempt (id, event_id, stream_id, integration_id, event_type, sequence, resend,
                            at, url, request_headers, status, response_headers, response_body, error, latency_ms, delivered)
                        values (:id, :event, :stream, :integration, :type, :sequence, :resend, :at, :url,
                            cast(:request as jsonb), :status, cast(:response as jsonb), :body, :error, :latency, :delivered)
                        """)
                .param("id", ids.next())
                .param("event", event.id().value())
                .param("stream", event.stream().id())
                .param("integration", event.stream().integration().value())
                .param("type", event.type())
                .param("sequence", event.sequence())
                .param("resend", attempt.request().resend())
                .param("at", attempt.at().atOffset(ZoneOffset.UTC))
                .param("url", attempt.request().url().toString())
                .param("request", json.writeValueAsString(attempt.request().headers()))
                .param("status", kept.status())
                .param("response", kept.headers() == null ? null : json.writeValueAsString(kept.headers()))
                .param("body", kept.body())
                .param("error", kept.error())
                .param("latency", kept.latencyMillis())
                .param("delivered", kept.status() != null && kept.status() / 100 == 2)
                .update();
    }

    /** How often an event of a stream was attempted, and what came of it last; empty before the first attempt. */
    Optional<Tally> tally(UUID stream, long sequence) {
        return jdbc.sql("""
                        select count(*) over () as attempts, at, status, error, latency_ms
                        from delivery.attempt where stream_id = :stream and sequence = :sequence
                        order by at desc, id desc limit 1
                        """)
                .param("stream", stream)
                .param("sequence", sequence)
                .query(Attempts::tally)
                .optional();
    }

    /** Forgets what was tried before an instant, at most so many attempts at once; how many it were. */
    int removeOlderThan(Instant instant, int limit) {
        return jdbc.sql("""
                        delete from delivery.attempt where id in
                            (select id from delivery.attempt where at < :instant order by at limit :limit)
                        """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    /** Attempts of one event. */
    record Tally(int attempts, Instant lastAt, Progress.LastAnswer last) {}

    private static Tally tally(ResultSet row, int number) throws SQLException {
        @Nullable Integer status = row.getObject("status", Integer.class);
        return new Tally(
                row.getInt("attempts"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Progress.LastAnswer(status, row.getString("error"), row.getLong("latency_ms")));
    }
}
