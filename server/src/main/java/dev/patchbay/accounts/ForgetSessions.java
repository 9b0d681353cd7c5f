package dev.patchbay.accounts;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forgets sessions, and challenges to passkeys, that ran out. */
@Component
class ForgetSessions implements JobHandler {

    private final Sessions sessions;
    private final PasskeyChallenges challenges;

    ForgetSessions(Sessions sessions, PasskeyChallenges challenges) {
        this.challenges = challenges;
        this.sessions = sessions;
    }

    @Override
    public String kind() {
        return "accounts.forget-sessions";
    }

    @Override
    public JobOutcome run(Job job) {
        sessions.forgetExpired();
        challenges.forgetExpired();
        return JobOutcome.DONE;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofMinutes(10)));
    }
}
