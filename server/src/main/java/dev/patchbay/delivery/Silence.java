package dev.patchbay.delivery;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disables an endpoint that has not answered with one 2xx for too long. */
@Component
class Silence implements JobHandler {

    private static final Logger log = LoggerFactory.getLogger(Silence.class);

    private final Endpoints endpoints;
    private final DeliverySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Silence(Endpoints endpoints, DeliverySettings settings, ApplicationEventPublisher events, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Wakeups.SILENCE;
    }

    @Override
    @Transactional
    public JobOutcome run(Job job) {
        var endpoint = endpoints.lock(IntegrationId.of(job.key()));
        var since = endpoint.health().failingSince();
        if (since == null || endpoint.disabled() != null) {
            return JobOutcome.DONE;
        }
        var end = since.plus(settings.disabledAfter());
        if (end.isAfter(clock.instant())) {
            return JobOutcome.runAgainAt(end);
        }
        endpoints.save(endpoint.disabled(Endpoint.Reason.SILENT, clock.instant()));
        log.warn(
                "The endpoint of integration {} has taken no event for {} and is disabled",
                endpoint.integration(),
                settings.disabledAfter());
        events.publishEvent(new EndpointDisabled(endpoint.integration(), false));
        return JobOutcome.DONE;
    }
}
