package dev.patchbay.broker;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Measures each 15 seconds how deep the broker's topics are. */
@Component
class DepthPulse extends Repeated {

    DepthPulse(BrokerWatch watch) {
        super(
                new What(
                        "broker-depths",
                        DatabasePool.JOBS,
                        watch::measure,
                        "How deep the broker's topics are cannot be measured",
                        "How deep the broker's topics are can be measured again"),
                Duration.ofSeconds(15));
    }
}
