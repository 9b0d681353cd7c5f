package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How all data sources fare, for those who look after them all. */
@Component
public class SourceBoard {

    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SourceBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every source that somebody has or had installed, or that sent records; not what is only tried in a sandbox; 10,000 at most. */
    public List<SourceFare> all(Instant since) {
        Instant lately = clock.instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
        return jdbc.sql("""
                        select s.integration, s.refused is not null as schema_refused, f.*, k.keys, r.kept, h.*
                        from pipeline.source s
                        left join (
                            select source, max(last_at) as last_at, max(last_good_at) as last_good_at, min(due_at) as due_at,
                                max(failures) as failures, count(due_at) as awaited
                            from pipeline.feed group by source) f on f.source = s.integration
                        left join (
                            select source, sum(keys) as keys from pipeline.shelf group by source) k on k.source = s.integration
                        left join (
                            select source, count(*) as kept from pipeline.rejected group by source) r on r.source = s.integration
                        left join (
                            select source, sum(polls) as polls, sum(failed) as failed, sum(millis) as millis,
                                max(slowest) as slowest, sum(bytes) as bytes, sum(accepted) as accepted,
                                sum(unchanged) as unchanged, sum(rejected) as rejected,
                                coalesce(sum(accepted + unchanged) filter (where hour >= :lately), 0) as lately_taken,
                                coalesce(sum(rejected) filter (where hour >= :lately), 0) as lately_rejected
                            from pipeline.hour where hour >= :since group by source) h on h.source = s.integration
                        where s.offered
                        order by s.integration limit :most
                        """)
                .param("lately", utc(lately))
                .param("since", hour(since))
                .param("most", MOST)
                .query((row, number) -> read(row, since))
                .list();
    }

    /** What was counted of all sources together; the hours in which there was anything, the oldest first. */
    public List<CountedHour> hours(Instant since) {
        return jdbc.sql("""
                        select hour, sum(polls) as polls, sum(failed) as failed, sum(millis) as millis,
                            max(slowest) as slowest, sum(bytes) as bytes, sum(accepted) as accepted,
                            sum(unchanged) as unchanged, sum(rejected) as rejected
                        from pipeline.hour where hour >= :since group by hour order by hour
                        """)
                .param("since", hour(since))
                .query((row, number) ->
                        counted(row, row.getObject("hour", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static SourceFare read(ResultSet row, Instant since) throws SQLException {
        return new SourceFare(
                new IntegrationId(row.getObject("integration", UUID.class)),
                row.getInt("awaited") > 0,
                instant(row, "last_at"),
                instant(row, "last_good_at"),
                instant(row, "due_at"),
                row.getInt("failures"),
                row.getBoolean("schema_refused"),
                row.getInt("keys"),
                row.getInt("kept"),
                counted(row, since),
                new SourceFare.Lately(row.getLong("lately_taken"), row.getLong("lately_rejected")));
    }

    private static CountedHour counted(ResultSet row, Instant at) throws SQLException {
        int polls = row.getInt("polls");
        return new CountedHour(
                at,
                polls,
                row.getInt("failed"),
                polls == 0 ? 0 : (int) (row.getLong("millis") / polls),
                row.getInt("slowest"),
                row.getLong("bytes"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("rejected"));
    }

    private static OffsetDateTime hour(Instant at) {
        return utc(at.truncatedTo(ChronoUnit.HOURS));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
