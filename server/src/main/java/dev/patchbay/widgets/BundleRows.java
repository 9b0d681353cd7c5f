package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which versions have which bundles, and what was taken down, for operators. */
@Component
class BundleRows {

    private static final Duration LATELY = Duration.ofDays(7);

    /** In the order of the list. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    BundleRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which rows are wanted; what is null does not matter.
     *
     * @param takenDown whether only those that are taken down, or that are not
     * @param reported whether only those of which something was reported lately, or nothing
     */
    record Filter(
            @Nullable IntegrationId integration,
            @Nullable BundleId bundle,
            @Nullable Boolean takenDown,
            @Nullable Boolean reported) {}

    /**
     * A row.
     *
     * @param integration null for a bundle that no version has
     */
    record Row(
            BundleId bundle,
            @Nullable IntegrationId integration,
            String version,
            @Nullable Integer bytes,
            Instant at,
            @Nullable Instant yankedAt,
            @Nullable TakenDown takenDown,
            long reports) {}

    record TakenDown(AccountId by, Instant at, String reason) {}

    /** The newest first. */
    Page<Row> page(Filter filter, @Nullable Cursor after, int limit) {
        var rows = jdbc.sql("""
                        select p.*, d.reason, d.taken_by, d.taken_at,
                            (select length(script) from widgets.bundle b where b.sha256 = p.sha256) as bytes,
                            (select coalesce(sum(count), 0) from widgets.report r
                                where r.sha256 = p.sha256 and r.hour >= :lately) as reports
                        from (
                            select sha256, integration_id, version, pinned_at as at, yanked_at from widgets.pinned
                            union all
                            select sha256, cast(:nobody as uuid), '', taken_at, null from widgets.taken_down t
                            where not exists (select from widgets.pinned where sha256 = t.sha256)) p
                        left join widgets.taken_down d on d.sha256 = p.sha256
                        where (cast(:integration as uuid) is null or integration_id = :integration)
                            and (cast(:bundle as bytea) is null or p.sha256 = :bundle)
                            and (cast(:reported as boolean) is null or :reported = exists (
                                select from widgets.report r where r.sha256 = p.sha256 and r.hour >= :lately))
                            and (cast(:takenDown as boolean) is null or (d.sha256 is not null) = :takenDown)
                            and (cast(:at as timestamptz) is null or (at, integration_id, version)
                                < (cast(:at as timestamptz), cast(:id as uuid), cast(:version as text)))
                        order by at desc, integration_id desc, version desc limit :limit
                        """)
                .param("lately", utc(clock.instant().minus(LATELY)))
                .param("nobody", NOBODY)
                .param("integration", filter.integration == null ? null : filter.integration.value(), Types.OTHER)
                .param("bundle", filter.bundle == null ? null : filter.bundle.bytes(), Types.BINARY)
                .param("takenDown", filter.takenDown, Types.BOOLEAN)
                .param("reported", filter.reported, Types.BOOLEAN)
                .param("at", after == null ? null : utc(after.value(0, Instant::parse)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", after == null ? null : after.value(1, UUID::fromString), Types.OTHER)
                .param("version", after == null ? null : after.value(2, version -> version))
                .param("limit", limit + 1)
                .query((row, number) -> read(row))
                .list();
        return Page.of(rows, limit, BundleRows::after);
    }

    private static Cursor after(Row row) {
        return Cursor.after(row.at, row.integration == null ? NOBODY : row.integration, row.version);
    }

    private static Row read(ResultSet row) throws SQLException {
        UUID integration = row.getObject("integration_id", UUID.class);
        OffsetDateTime takenAt = row.getObject("taken_at", OffsetDateTime.class);
        return new Row(
                BundleId.read(row.getBytes("sha256")),
                integration.equals(NOBODY) ? null : new IntegrationId(integration),
                row.getString("version"),
                row.getObject("bytes", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("yanked_at", OffsetDateTime.class)),
                takenAt == null
                        ? null
                        : new TakenDown(
                                new AccountId(row.getObject("taken_by", UUID.class)),
                                takenAt.toInstant(),
                                row.getString("reason")),
                row.getLong("reports"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
