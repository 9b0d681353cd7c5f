package dev.patchbay.grants;

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

/** Removes revocations that are older than any token can be. */
@Component
class OldRevocations implements JobHandler {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final GrantsSettings settings;

    OldRevocations(JdbcClient jdbc, Clock clock, GrantsSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "grants.old-revocations";
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofMinutes(10)));
    }

    @Override
    public JobOutcome run(Job job) {
        jdbc.sql("delete from grants.revocation where at < :before")
                .param("before", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
                .update();
        return JobOutcome.DONE;
    }
}
