package dev.patchbay.limits;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes counts that no longer matter. */
@Component
class ForgetAttempts implements JobHandler {

    private final JdbcClient jdbc;
    private final Clock clock;

    ForgetAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "limits.forget-attempts";
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofMinutes(10)));
    }

    @Override
    public JobOutcome run(Job job) {
        jdbc.sql("delete from limits.attempts where forget_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return JobOutcome.DONE;
    }
}
