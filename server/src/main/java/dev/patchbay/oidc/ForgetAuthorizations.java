package dev.patchbay.oidc;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forgets codes, refresh tokens and launch requests of which nothing can be alive. */
@Component
class ForgetAuthorizations implements JobHandler {

    private final Authorizations authorizations;

    ForgetAuthorizations(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public String kind() {
        return "oidc.forget-authorizations";
    }

    @Override
    public JobOutcome run(Job job) {
        authorizations.forgetExpired();
        return JobOutcome.DONE;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofMinutes(10)));
    }
}
