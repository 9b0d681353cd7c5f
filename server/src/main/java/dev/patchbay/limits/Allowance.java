package dev.patchbay.limits;

import java.time.Duration;

/**
 * How often something may be tried.
 *
 * @param attempts how many attempts a window has
 * @param window time from the first attempt after which they are all there again; also the first wait when they are used up
 * @param longestWait bound of the wait, which doubles each time a window is used up right after a wait
 */
public record Allowance(int attempts, Duration window, Duration longestWait) {

    public Allowance {
        if (attempts < 1 || !window.isPositive() || longestWait.compareTo(window) < 0) {
            throw new IllegalArgumentException("needs an attempt, and a longest wait of a window or more");
        }
    }
}
