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
        EVENT(new Allowance(120, MINUTE, MINUTE)),
        /** An example is sent, which a request waits for. */
        EXAMPLE(new Allowance(30, MINUTE, MINUTE)),
        /** All streams are touched. */
        EVERYTHING(new Allowance(10, MINUTE, MINUTE)),
        /** Each new secret kills the one before the last. */
        SECRET(new Allowance(10, HOUR, HOUR));

        private final Allowance allowance;

        Act(Allowance allowance) {
            this.allowance = allowance;
        }
    }

    void demand(Act act, Listing integration) {
        throttle.demand("portal:" + act + ":" + integration.id(), act.allowance);
    }
}
