package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code broker.hour}: how deep integrations' topics were, hour by hour. */
@Repository
class DepthHours {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    DepthHours(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what was worst in this hour; of topics in which nothing waits there is nothing to keep. */
    void keep(Map<Slug, TopicDepths> depths) {
        var told = depths.entrySet().stream()
                .filter(entry -> entry.getValue().any())
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into broker.hour as h (integration, hour, data_behind, lifecycle_behind, dead)
                        select integration, :hour, data_behind, lifecycle_behind, dead
                        from unnest(cast(:integrations as text[]), cast(:data as bigint[]), cast(:events as bigint[]),
                                cast(:dead as bigint[])) as m (integration, data_behind, lifecycle_behind, dead)
                        on conflict (integration, hour) do update set
                            data_behind = greatest(h.data_behind, excluded.data_behind),
                            lifecycle_behind = greatest(h.lifecycle_behind, excluded.lifecycle_behind),
                            dead = greatest(h.dead, excluded.dead)
                        """)
                .param("hour", clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .param(
                        "integrations",
                        told.stream().map(entry -> entry.getKey().value()).toArray(String[]::new))
                .param(
                        "data",
                        told.stream()
                                .map(entry -> entry.getValue().dataBehind())
                                .toArray(Long[]::new))
                .param(
                        "events",
                        told.stream()
                                .map(entry -> entry.getValue().lifecycleBehind())
                                .toArray(Long[]::new))
                .param(
                        "dead",
                        told.stream().map(entry -> entry.getValue().dead()).toArray(Long[]::new))
                .update();
    }

    /** The hours in which anything waited, the oldest first. */
    List<DepthHour> since(Slug integration, Instant since) {
        return jdbc.sql("select * from broker.hour where integration = :integration and hour >= :since order by hour")
                .param("integration", integration.value())
                .param("since", since.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .query(DepthHours::read)
                .list();
    }

    void forgetOld() {
        jdbc.sql("delete from broker.hour where hour < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static DepthHour read(ResultSet row, int number) throws SQLException {
        return new DepthHour(
                row.getObject("hour", OffsetDateTime.class).toInstant(),
                row.getLong("data_behind"),
                row.getLong("lifecycle_behind"),
                row.getLong("dead"));
    }
}
