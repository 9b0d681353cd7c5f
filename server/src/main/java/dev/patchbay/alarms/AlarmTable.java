package dev.patchbay.alarms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code alarms.alarm}: what goes wrong now. */
@Repository
class AlarmTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    AlarmTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param toldAt null while it may still pass by itself */
    record Row(Alarm alarm, @Nullable Instant toldAt) {}

    List<Row> all() {
        return jdbc.sql("select * from alarms.alarm order by since, kind, subject")
                .query(AlarmTable::read)
                .list();
    }

    void add(Alarm alarm) {
        jdbc.sql("""
                        insert into alarms.alarm (kind, subject, since, said)
                        values (:kind, :subject, :since, cast(:said as jsonb)) on conflict do nothing
                        """)
                .param("kind", alarm.kind().name())
                .param("subject", alarm.subject())
                .param("since", utc(alarm.since()))
                .param("said", JSON.writeValueAsString(alarm.said()))
                .update();
    }

    void told(Alarm alarm, Instant at) {
        jdbc.sql("""
                        update alarms.alarm set told_at = :at, said = cast(:said as jsonb)
                        where kind = :kind and subject = :subject
                        """)
                .param("at", utc(at))
                .param("said", JSON.writeValueAsString(alarm.said()))
                .param("kind", alarm.kind().name())
                .param("subject", alarm.subject())
                .update();
    }

    void remove(Alarm alarm) {
        jdbc.sql("delete from alarms.alarm where kind = :kind and subject = :subject")
                .param("kind", alarm.kind().name())
                .param("subject", alarm.subject())
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        OffsetDateTime told = row.getObject("told_at", OffsetDateTime.class);
        return new Row(
                new Alarm(
                        AlarmKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        JSON.readValue(row.getString("said"), new TypeReference<>() {})),
                told == null ? null : told.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
