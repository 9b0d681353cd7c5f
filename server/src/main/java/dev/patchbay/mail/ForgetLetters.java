package dev.patchbay.mail;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forgets to whom letters were sent, after a while. */
@Component
class ForgetLetters implements JobHandler {

    private final Letters letters;
    private final MailSettings settings;
    private final Clock clock;

    ForgetLetters(Letters letters, MailSettings settings, Clock clock) {
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "mail.forget";
    }

    @Override
    public JobOutcome run(Job job) {
        letters.forget(clock.instant().minus(settings.keep()));
        return JobOutcome.DONE;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.every(Duration.ofHours(1)));
    }
}
