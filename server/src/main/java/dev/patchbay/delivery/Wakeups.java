package dev.patchbay.delivery;

import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The jobs of this module. A job only says that something may be due; what is due is read from the places and endpoints, so
 * one job too many does no harm. The lane is the endpoint: one that hangs holds up nobody else.
 */
@Component
class Wakeups {

    static final String STREAM = "delivery.stream";
    static final String RESEND = "delivery.resend";
    static final String RESUME = "delivery.resume";
    static final String SILENCE = "delivery.silence";

    private final Jobs jobs;

    Wakeups(Jobs jobs) {
        this.jobs = jobs;
    }

    void stream(UUID stream, IntegrationId integration) {
        jobs.schedule(JobRequest.now(STREAM, stream.toString(), laneOf(integration)));
    }

    void streamAt(Instant at, UUID stream, IntegrationId integration) {
        jobs.schedule(JobRequest.at(at, STREAM, stream.toString(), laneOf(integration)));
    }

    void resend(EventId event, IntegrationId integration) {
        jobs.schedule(JobRequest.now(RESEND, event.toString(), laneOf(integration)));
    }

    /** All streams of an endpoint that is back. */
    void resume(IntegrationId integration) {
        jobs.schedule(JobRequest.now(RESUME, integration.toString(), RESUME));
    }

    /** A look at whether an endpoint has been silent for too long. */
    void silence(Instant at, IntegrationId integration) {
        jobs.schedule(JobRequest.at(at, SILENCE, integration.toString(), SILENCE));
    }

    private static String laneOf(IntegrationId integration) {
        return "endpoint " + integration;
    }
}
