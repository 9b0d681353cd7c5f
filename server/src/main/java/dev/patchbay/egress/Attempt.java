package dev.patchbay.egress;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * A request that may be sent.
 *
 * @param addresses every address of the target, all checked
 * @param start when the exchange began, as {@code System.nanoTime()}
 */
record Attempt(EgressRequest request, HostAndPort target, List<InetAddress> addresses, long start) {

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Duration elapsed() {
        return since(start);
    }

    /** The time until the deadline of the whole exchange; not less than a millisecond, so that it ends by its deadline. */
    Duration left() {
        Duration left = request.timeout().minus(elapsed());
        return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
    }
}
