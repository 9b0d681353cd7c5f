package dev.patchbay.broker;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the broker each second whether it is there. */
@Component
class BrokerPulse extends Repeated {

    BrokerPulse(BrokerState state) {
        super(
                new What(
                        "broker-pulse",
                        DatabasePool.JOBS,
                        state::look,
                        "The broker does not answer; what is for it waits",
                        "The broker answers again"),
                Duration.ofSeconds(1));
    }
}
