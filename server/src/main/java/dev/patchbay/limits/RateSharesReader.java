package dev.patchbay.limits;

import dev.patchbay.database.DatabasePool;
import dev.patchbay.database.Repeated;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Refreshes the shares each second; while the database is away they stay as they were. */
@Component
class RateSharesReader extends Repeated {

    RateSharesReader(RateShares shares) {
        super(
                new What(
                        "rate-shares",
                        DatabasePool.FEEDS,
                        shares::refresh,
                        "This node's shares of rates cannot be refreshed; they stay as they are",
                        "This node's shares of rates are refreshed again"),
                Duration.ofSeconds(1));
    }

    @Override
    public synchronized void start() {
        once();
        super.start();
    }
}
