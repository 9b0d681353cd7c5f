package dev.patchbay.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes this node's worker before its next look at the table; rings while it is awake are kept as one. */
@Component
class Doorbell {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
