package dev.patchbay.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a bound. */
final class Await {

    /** For what is documented to come within five seconds: the machine may be busy. */
    static final Duration AT_ONCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Await() {}

    static void until(Duration atMost, Supplier<String> complaint, BooleanSupplier condition) {
        until(atMost, BETWEEN, complaint, condition);
    }

    /** @param between each look and the next, for what is over soon */
    static void until(Duration atMost, Duration between, Supplier<String> complaint, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost + ": " + complaint.get());
            }
            LockSupport.parkNanos(between.toNanos());
        }
    }
}
