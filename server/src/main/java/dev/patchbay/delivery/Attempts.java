package dev.patchbay.delivery;

import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.lifecycle.WireEvent;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table of attempts. */
@Repository
class Attempts {

    private static final int SHOWN = 200;
    private static final int BATCH = 1_000;
    private static final TypeReference<Map<String, String>> REQUEST_HEADERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, @Nullable List<String>>> RESPONSE_HEADERS = new TypeReference<>() {};

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
                            at, url, request_headers, request_body, status, response_headers, response_body, response_cut, error,
                            latency_ms, delivered)
                        values (:id, :event, :stream, :integration, :type, :sequence, :resend, :at, :url,
                            cast(:request as jsonb), :sent, :status, cast(:response as jsonb), :body, :cut, :error,
                            :latency, :delivered)
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
                .param("sent", attempt.request().body())
                .param("status", kept.status())
                .param("response", kept.headers() == null ? null : json.writeValueAsString(kept.headers()))
                .param("body", kept.body() == null ? null : kept.body().text())
                .param("cut", kept.body() != null && kept.body().cut())
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

    /** What was tried with some events, by event; those that were never tried are not in it. */
    Map<EventId, Summary> summaries(Collection<EventId> events) {
        return jdbc
                .sql("""
                        select event_id, count(*) as attempts, min(at) filter (where delivered) as delivered_at,
                            (array_agg(status order by at desc, id desc))[1] as status,
                            (array_agg(latency_ms order by at desc, id desc))[1] as latency_ms
                        from delivery.attempt where event_id = any (:events) group by event_id
                        """)
                .param("events", events.stream().map(EventId::value).toArray(UUID[]::new))
                .query(Attempts::summary)
                .list()
                .stream()
                .collect(Collectors.toMap(Summary::event, Function.identity()));
    }

    /** Every attempt to tell an event, the newest first. */
    List<KeptAttempt> of(WireEvent event) {
        return jdbc.sql("select * from delivery.attempt where event_id = :event order by at desc, id desc limit :limit")
                .param("event", event.id().value())
                .param("limit", SHOWN)
                .query((row, number) -> kept(row, event.body()))
                .list();
    }

    /** Forgets what was tried before an instant, some attempts at a time. */
    void removeOlderThan(Instant instant) {
        int removed;
        do {
            removed = removeSomeOlderThan(instant);
        } while (removed == BATCH);
    }

    private int removeSomeOlderThan(Instant instant) {
        return jdbc.sql("""
                        delete from delivery.attempt where id in
                            (select id from delivery.attempt where at < :instant order by at limit :limit)
                        """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .param("limit", BATCH)
                .update();
    }

    /** Attempts of one event. */
    record Tally(int attempts, Instant lastAt, Progress.LastAnswer last) {}

    /** Attempts of one event, as a list tells them. */
    record Summary(
            EventId event,
            int attempts,
            @Nullable Integer lastStatus,
            long lastLatencyMillis,
            @Nullable Instant deliveredAt) {}

    private static Summary summary(ResultSet row, int number) throws SQLException {
        return new Summary(
                new EventId(row.getObject("event_id", UUID.class)),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getLong("latency_ms"),
                Places.instant(row, "delivered_at"));
    }

    private KeptAttempt kept(ResultSet row, String logged) throws SQLException {
        String sent = row.getString("request_body");
        String headers = row.getString("response_headers");
        String body = row.getString("response_body");
        return new KeptAttempt(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("resend"),
                new KeptAttempt.Sent(
                        row.getString("url"),
                        json.readValue(row.getString("request_headers"), REQUEST_HEADERS),
                        sent == null ? logged : sent),
                new KeptAttempt.Received(
                        row.getObject("status", Integer.class),
                        headers == null ? null : json.readValue(headers, RESPONSE_HEADERS),
                        body == null ? null : new KeptAttempt.Body(body, row.getBoolean("response_cut")),
                        row.getString("error"),
                        row.getLong("latency_ms")));
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        @Nullable Integer status = row.getObject("status", Integer.class);
        return new Tally(
                row.getInt("attempts"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Progress.LastAnswer(status, row.getString("error"), row.getLong("latency_ms")));
    }
}
