package dev.patchbay.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a bound. */
final class Await {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Await() {}

    static void until(Duration atMost, Supplier<String> complaint, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost + ": " + complaint.get());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
