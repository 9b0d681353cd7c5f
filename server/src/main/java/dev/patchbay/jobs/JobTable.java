package dev.patchbay.jobs;

import dev.patchbay.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows that wait: how they get in, and how they are made due. */
@Component
class JobTable {

    /** Key of the jobs that run by themselves. */
    static final String SCHEDULED = "schedule";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    JobTable(JdbcClient jdbc, Ids ids, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    void schedule(JobRequest request, Instant dueAt, Instant now) {
        jdbc.sql("""
                        insert into jobs.job (id, kind, key, lane, payload, due_at, created_at)
                        values (:id, :kind, :key, :lane, cast(:payload as jsonb), :dueAt, :now)
                        on conflict (kind, key) do update set
                            lane = excluded.lane,
                            payload = excluded.payload,
                            due_at = case
                                when job.lease_token is not null then job.due_at
                                when job.stopped_at is not null then excluded.due_at
                                else least(job.due_at, excluded.due_at) end,
                            run_again_at = case when job.lease_token is not null
                                then least(job.run_again_at, excluded.due_at) end,
                            attempts = case when job.stopped_at is null then job.attempts else 0 end,
                            stopped_at = null
                        """)
                .param("id", ids.next())
                .param("kind", request.kind())
                .param("key", request.key())
                .param("lane", request.lane())
                .param("payload", json.writeValueAsString(request.payload()))
                .param("dueAt", utc(dueAt))
                .param("now", utc(now))
                .update();
    }

    /** Makes sure that a handler's own job waits for its next turn; a later turn of an older schedule is moved up. */
    void enrol(JobHandler handler) {
        Instant now = clock.instant();
        handler.schedule().ifPresent(schedule -> {
            String kind = handler.kind();
            schedule(JobRequest.now(kind, SCHEDULED, kind), schedule.next(now), now);
        });
    }

    boolean runNow(String kind, String key, Instant now) {
        return jdbc.sql("""
                        update jobs.job set
                            due_at = case when lease_token is null then least(due_at, :now) else due_at end,
                            run_again_at = case when lease_token is not null then :now end,
                            attempts = case when stopped_at is null then attempts else 0 end,
                            stopped_at = null
                        where kind = :kind and key = :key
                        """)
                        .param("kind", kind)
                        .param("key", key)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    ClaimedJob read(ResultSet row) throws SQLException {
        var job = new Job(
                row.getObject("id", UUID.class),
                new Job.Work(row.getString("kind"), row.getString("key"), row.getString("lane")),
                json.readValue(row.getString("payload"), new TypeReference<>() {}),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
        return new ClaimedJob(job, row.getObject("lease_token", UUID.class));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
