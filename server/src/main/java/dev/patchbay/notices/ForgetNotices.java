package dev.patchbay.notices;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes old notices out each night. */
@Component
class ForgetNotices implements JobHandler {

    private final Notices notices;
    private final NoticesSettings settings;
    private final Clock clock;

    ForgetNotices(Notices notices, NoticesSettings settings, Clock clock) {
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "notices.forget";
    }

    @Override
    public JobOutcome run(Job job) {
        notices.forget(clock.instant().minus(settings.retention()));
        return JobOutcome.DONE;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.cron("0 40 3 * * *"));
    }
}
