package dev.patchbay.portal;

import dev.patchbay.catalog.Listing;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often things may be done to one integration, whoever does them. */
@Component
class PortalBounds {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Throttle throttle;

    PortalBounds(Throttle throttle) {
        this.throttle = throttle;
    }

    /** What is bounded. */
    enum Act {
        /** One event is sent or skipped. */
        EVENT,
        /** An example is sent, which a request waits for. */
        EXAMPLE,
        /** All streams are touched. */
        EVERYTHING,
        /** Its addresses are asked, up to a hundred times. */
        CHECKS,
        /** A draft is saved. */
        DRAFT,
        /** A manifest is fetched, which a request waits for. */
        FETCH,
        /** A version is published or taken back; others' servers are asked. */
        PUBLISH,
        /** Its listing is changed, which those who have it are told. */
        STANDING,
        /** A starter is put together. */
        STARTER,
        /** Each new secret kills the one before the last. */
        SECRET
    }

    void demand(Act act, Listing integration) {
        throttle.demand("portal:" + act + ":" + integration.id(), allowance(act));
    }

    private static Allowance allowance(Act act) {
        return switch (act) {
            case EVENT -> new Allowance(120, MINUTE, MINUTE);
            case EXAMPLE -> new Allowance(30, MINUTE, MINUTE);
            case EVERYTHING -> new Allowance(10, MINUTE, MINUTE);
            case CHECKS -> new Allowance(20, Duration.ofMinutes(10), Duration.ofMinutes(10));
            case DRAFT -> new Allowance(120, MINUTE, MINUTE);
            case FETCH, STANDING, STARTER -> new Allowance(30, MINUTE, MINUTE);
            case PUBLISH -> new Allowance(30, HOUR, HOUR);
            case SECRET -> new Allowance(10, HOUR, HOUR);
        };
    }
}
