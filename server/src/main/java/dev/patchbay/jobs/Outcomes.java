package dev.patchbay.jobs;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records how a run ended; each returns whether the lease still held. */
@Component
class Outcomes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outcomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends the job, or makes it wait for the time it was scheduled for while it ran. */
    boolean done(ClaimedJob claimed) {
        return update("delete from jobs.job where id = :id and lease_token = :token and run_again_at is null", claimed)
                || update("""
                        update jobs.job set due_at = run_again_at, run_again_at = null, attempts = 0, last_error = null,
                            lease_token = null, lease_until = null
                        where id = :id and lease_token = :token and run_again_at is not null
                        """, claimed);
    }

    boolean runAgain(ClaimedJob claimed, Instant at) {
        return statement("""
                        update jobs.job set due_at = least(:at, run_again_at), run_again_at = null, attempts = 0,
                            last_error = null, lease_token = null, lease_until = null
                        where id = :id and lease_token = :token
                        """, claimed).param("at", JobTable.utc(at)).update() == 1;
    }

    boolean failed(ClaimedJob claimed, String error, Instant retryAt) {
        return statement("""
                        update jobs.job set due_at = least(:at, run_again_at), run_again_at = null,
                            attempts = attempts + 1, last_error = :error, lease_token = null, lease_until = null
                        where id = :id and lease_token = :token
                        """, claimed)
                        .param("at", JobTable.utc(retryAt))
                        .param("error", error)
                        .update()
                == 1;
    }

    /** Gives the job up, unless it was scheduled again while it ran. */
    boolean gaveUp(ClaimedJob claimed, String error) {
        return statement("""
                        update jobs.job set due_at = coalesce(run_again_at, due_at),
                            stopped_at = case when run_again_at is null then cast(:now as timestamptz) end,
                            attempts = case when run_again_at is null then attempts + 1 else 0 end,
                            run_again_at = null, last_error = :error, lease_token = null, lease_until = null
                        where id = :id and lease_token = :token
                        """, claimed)
                        .param("now", JobTable.utc(clock.instant()))
                        .param("error", error)
                        .update()
                == 1;
    }

    private boolean update(String sql, ClaimedJob claimed) {
        return statement(sql, claimed).update() == 1;
    }

    private JdbcClient.StatementSpec statement(String sql, ClaimedJob claimed) {
        return jdbc.sql(sql).param("id", claimed.job().id()).param("token", claimed.leaseToken());
    }
}
