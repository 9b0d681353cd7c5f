package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code pipeline.hour} and {@code pipeline.hour_reason}: what was counted of a source, hour by hour. */
@Component
class HourTable {

    private static final int MOST_REASONS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    HourTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts records; inside the transaction that writes them. */
    void records(IntegrationId source, int accepted, int unchanged, Map<String, Integer> rejected) {
        int refused = rejected.values().stream().mapToInt(Integer::intValue).sum();
        jdbc.sql("""
                        insert into pipeline.hour as h (source, hour, accepted, unchanged, rejected)
                        values (:source, :hour, :accepted, :unchanged, :rejected)
                        on conflict (source, hour) do update set accepted = h.accepted + :accepted,
                            unchanged = h.unchanged + :unchanged, rejected = h.rejected + :rejected
                        """)
                .param("source", source.value())
                .param("hour", hour())
                .param("accepted", accepted)
                .param("unchanged", unchanged)
                .param("rejected", refused)
                .update();
        rejected.forEach((code, count) -> jdbc.sql("""
                        insert into pipeline.hour_reason as r (source, hour, code, count) values (:source, :hour, :code, :count)
                        on conflict (source, hour, code) do update set count = r.count + :count
                        """)
                .param("source", source.value())
                .param("hour", hour())
                .param("code", code)
                .param("count", count)
                .update());
    }

    void poll(IntegrationId source, boolean failed, int millis, long bytes) {
        jdbc.sql("""
                        insert into pipeline.hour as h (source, hour, polls, failed, millis, slowest, bytes)
                        values (:source, :hour, 1, :failed, :millis, :millis, :bytes)
                        on conflict (source, hour) do update set polls = h.polls + 1, failed = h.failed + :failed,
                            millis = h.millis + :millis, slowest = greatest(h.slowest, :millis), bytes = h.bytes + :bytes
                        """)
                .param("source", source.value())
                .param("hour", hour())
                .param("failed", failed ? 1 : 0)
                .param("millis", millis)
                .param("bytes", bytes)
                .update();
    }

    /** Bytes of a batch that was sent. */
    void bytes(IntegrationId source, long bytes) {
        jdbc.sql("""
                        insert into pipeline.hour as h (source, hour, bytes) values (:source, :hour, :bytes)
                        on conflict (source, hour) do update set bytes = h.bytes + :bytes
                        """)
                .param("source", source.value())
                .param("hour", hour())
                .param("bytes", bytes)
                .update();
    }

    /** The hours in which there was anything, the oldest first. */
    List<CountedHour> since(IntegrationId source, Instant since) {
        return jdbc.sql("select * from pipeline.hour where source = :source and hour >= :since order by hour")
                .param("source", source.value())
                .param("since", since.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CountedHour(
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getInt("polls"),
                        row.getInt("failed"),
                        row.getInt("polls") == 0 ? 0 : (int) (row.getLong("millis") / row.getInt("polls")),
                        row.getInt("slowest"),
                        row.getLong("bytes"),
                        row.getLong("accepted"),
                        row.getLong("unchanged"),
                        row.getLong("rejected")))
                .list();
    }

    /** Why records were refused, the most frequent reason first. */
    Map<String, Long> reasons(IntegrationId source, Instant since) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbc.sql("""
                        select code, sum(count) as count from pipeline.hour_reason where source = :source and hour >= :since
                        group by code order by count desc, code limit :most
                        """)
                .param("source", source.value())
                .param("since", since.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .param("most", MOST_REASONS)
                .query(row -> {
                    reasons.put(row.getString("code"), row.getLong("count"));
                });
        return reasons;
    }

    void forgetBefore(Duration age) {
        OffsetDateTime before = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        for (String table : List.of("hour", "hour_reason")) {
            jdbc.sql("delete from pipeline." + table + " where hour < :before")
                    .param("before", before)
                    .update();
        }
    }

    private OffsetDateTime hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }
}
