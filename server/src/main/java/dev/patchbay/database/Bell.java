package dev.patchbay.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has something be done before its time. Whoever rings waits for nothing; rings that nobody has heard yet are one. */
public final class Bell {

    private final Semaphore rings = new Semaphore(0);

    /** Is heard by whoever waits, or else by whoever waits next. */
    public void ring() {
        rings.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rings.drainPermits();
        }
    }
}
