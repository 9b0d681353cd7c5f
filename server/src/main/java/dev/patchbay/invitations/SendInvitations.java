package dev.patchbay.invitations;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.kernel.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Writes the letters of an import little by little, so that other letters are not kept waiting behind thousands. */
@Component
class SendInvitations implements JobHandler {

    private static final String KIND = "invitations.send";
    private static final int AT_ONCE = 50;
    private static final int IN_A_RUN = 500;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Invitations invitations;
    private final Clock clock;

    SendInvitations(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    static JobRequest of(OrganizationId organization) {
        return JobRequest.now(KIND, organization.toString(), KIND);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        var organization = OrganizationId.of(job.key());
        for (int written = 0; written < IN_A_RUN; written += AT_ONCE) {
            if (invitations.writeLetters(organization, AT_ONCE) < AT_ONCE) {
                return JobOutcome.DONE;
            }
        }
        return JobOutcome.runAgainAt(clock.instant().plus(PAUSE));
    }
}
