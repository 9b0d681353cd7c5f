package dev.patchbay.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted in a bucket.
 *
 * @param taken attempts in this window
 * @param until end of the window, or of the wait after its last attempt
 * @param exhaustions windows in a row that were used up before this one
 */
record Attempts(int taken, Instant until, int exhaustions) {

    static final Attempts NONE = new Attempts(0, Instant.EPOCH, 0);

    boolean usedUp(Allowance allowance, Instant now) {
        return taken >= allowance.attempts() && until.isAfter(now);
    }

    /** With one attempt more: in this window while it lasts, else the first of a new one. */
    Attempts oneMore(Allowance allowance, Instant now) {
        boolean over = !until.isAfter(now);
        int count = over ? 1 : taken + 1;
        int waits = over ? exhaustionsBefore(allowance, now) : exhaustions;
        Instant end = over ? now.plus(allowance.window()) : until;
        return new Attempts(count, count < allowance.attempts() ? end : now.plus(wait(allowance, waits)), waits);
    }

    /** A used-up window counts while the next one follows its wait at once; a pause of a window forgives. */
    private int exhaustionsBefore(Allowance allowance, Instant now) {
        boolean calm = taken < allowance.attempts() || !forgetAt(allowance).isAfter(now);
        return calm ? 0 : exhaustions + 1;
    }

    Instant forgetAt(Allowance allowance) {
        return until.plus(allowance.window());
    }

    private static Duration wait(Allowance allowance, int doublings) {
        Duration wait = allowance.window();
        for (int i = 0; i < doublings && wait.compareTo(allowance.longestWait()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(allowance.longestWait()) < 0 ? wait : allowance.longestWait();
    }
}
