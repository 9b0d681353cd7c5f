package dev.patchbay.accounts;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets mailed links that can no longer be used, with what would have come of them. */
@Component
class ForgetLinks implements JobHandler {

    private static final List<String> TABLES = List.of("sign_up", "password_reset", "email_change", "email_undo");

    private final JdbcClient sql;
    private final Clock clock;

    ForgetLinks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "accounts.forget-links";
    }

    @Override
    public JobOutcome run(Job job) {
        for (String table : TABLES) {
            sql.sql("delete from accounts." + table + " where expires_at <= :now")
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return JobOutcome.DONE;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofMinutes(10)));
    }
}
