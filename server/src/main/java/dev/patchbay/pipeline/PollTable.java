package dev.patchbay.pipeline;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code pipeline.poll}. */
@Component
class PollTable {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final PipelineSettings settings;

    PollTable(JdbcClient jdbc, Ids ids, PipelineSettings settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.settings = settings;
    }

    /** Keeps a report, and lets the oldest one go where there are too many. */
    void add(IntegrationId source, PollReport report) {
        jdbc.sql("""
                        insert into pipeline.poll (id, source, installation, at, outcome, detail, status, millis, bytes,
                            accepted, unchanged, rejected)
                        values (:id, :source, :owner, :at, :outcome, :detail, :status, :millis, :bytes,
                            :accepted, :unchanged, :rejected)
                        """)
                .param("id", ids.next())
                .param("source", source.value())
                .param("owner", Shelf.owner(report.installation()))
                .param("at", report.at().atOffset(ZoneOffset.UTC))
                .param("outcome", report.outcome())
                .param("detail", report.detail().replace("\0", ""))
                .param("status", report.status(), Types.INTEGER)
                .param("millis", report.millis())
                .param("bytes", report.bytes())
                .param("accepted", report.counts().accepted())
                .param("unchanged", report.counts().unchanged())
                .param("rejected", report.counts().rejected())
                .update();
        jdbc.sql("""
                        delete from pipeline.poll where id in (
                            select id from pipeline.poll where source = :source order by id desc offset :kept)
                        """)
                .param("source", source.value())
                .param("kept", settings.pollsKept())
                .update();
    }

    /** A report and where it stands in the list. */
    record Kept(UUID id, PollReport report) {}

    /** Newest first. */
    List<Kept> page(IntegrationId source, @Nullable Cursor after, int limit) {
        return jdbc.sql("select * from pipeline.poll where source = :source"
                        + (after == null ? "" : " and id < :after")
                        + " order by id desc limit :limit")
                .param("source", source.value())
                .param("after", after == null ? null : after.value(0, UUID::fromString))
                .param("limit", limit)
                .query(PollTable::read)
                .list();
    }

    void forgetBefore(Instant before) {
        jdbc.sql("delete from pipeline.poll where at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PollReport(
                        Shelf.installation(row.getObject("installation", UUID.class)),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getString("detail"),
                        row.getObject("status", Integer.class),
                        row.getInt("millis"),
                        row.getLong("bytes"),
                        new PollReport.Counts(
                                row.getInt("accepted"), row.getInt("unchanged"), row.getInt("rejected"))));
    }
}
