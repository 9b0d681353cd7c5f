package dev.patchbay.widgets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code widgets.report}: what is reported of frames, counted by the hour and kept for 30 days. */
@Component
class ReportTable {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was reported.
     *
     * @param directive of the frame's policy; empty for what was refused
     * @param blocked what it was kept from; empty for what was refused. Of both there are a few words, since each makes a row
     */
    record Report(BundleId bundle, ReportKind kind, String directive, String blocked) {

        static Report refused(BundleId bundle) {
            return new Report(bundle, ReportKind.REFUSED, "", "");
        }
    }

    /** The same, as often as it was reported. */
    record Counted(ReportKind kind, String directive, String blocked, long count, Instant lastSeen) {}

    /** Counts one more. */
    void count(Report report) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into widgets.report (sha256, hour, kind, detail, blocked, count, seen_at)
                        values (:bundle, :hour, :kind, :directive, :blocked, 1, :now)
                        on conflict (sha256, hour, kind, detail, blocked)
                            do update set count = report.count + 1, seen_at = excluded.seen_at
                        """)
                .param("bundle", report.bundle.bytes())
                .param("hour", utc(now.truncatedTo(ChronoUnit.HOURS)))
                .param("kind", report.kind.name())
                .param("directive", report.directive)
                .param("blocked", report.blocked)
                .param("now", utc(now))
                .update();
    }

    /** How many there are of this kind since midnight (UTC). */
    long today(BundleId bundle, ReportKind kind) {
        return jdbc.sql("""
                        select coalesce(sum(count), 0) from widgets.report
                        where sha256 = :bundle and kind = :kind and hour >= :midnight
                        """)
                .param("bundle", bundle.bytes())
                .param("kind", kind.name())
                .param("midnight", utc(clock.instant().truncatedTo(ChronoUnit.DAYS)))
                .query(Long.class)
                .single();
    }

    /** Answers whether nobody was told of this since then; from now on somebody was. */
    boolean tell(BundleId bundle, ReportKind kind, Instant since) {
        return jdbc.sql("""
                                insert into widgets.report_told (sha256, kind, told_at) values (:bundle, :kind, :now)
                                on conflict (sha256, kind) do update set told_at = excluded.told_at
                                    where report_told.told_at <= :since
                                """)
                        .param("bundle", bundle.bytes())
                        .param("kind", kind.name())
                        .param("now", utc(clock.instant()))
                        .param("since", utc(since))
                        .update()
                == 1;
    }

    /** What was reported of a bundle, the most frequent first. */
    List<Counted> of(BundleId bundle, int limit) {
        return jdbc.sql("""
                        select kind, detail, blocked, sum(count) as count, max(seen_at) as seen_at from widgets.report
                        where sha256 = :bundle
                        group by kind, detail, blocked order by count desc, kind, detail, blocked limit :limit
                        """)
                .param("bundle", bundle.bytes())
                .param("limit", limit)
                .query((row, number) -> counted(row))
                .list();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                ReportKind.valueOf(row.getString("kind")),
                row.getString("detail"),
                row.getString("blocked"),
                row.getLong("count"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    void forget() {
        OffsetDateTime before = utc(clock.instant().minus(KEPT));
        jdbc.sql("delete from widgets.report where hour < :before")
                .param("before", before)
                .update();
        jdbc.sql("delete from widgets.report_told where told_at < :before")
                .param("before", before)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
