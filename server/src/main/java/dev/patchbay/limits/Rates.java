package dev.patchbay.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often something is called, counted in this node's memory: a call costs no round trip. Each node has its share of a rate,
 * by what is asked of it ({@link RateShares}), so that all of them together let through about the rate, at most a second late.
 * Calls that were let through come back bit by bit over the window.
 */
@Component
public class Rates {

    /** Beyond it, what was not called for longest is forgotten, and has its whole rate again. */
    private static final int MOST = 100_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private final Cache<String, Counted> counted = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    private final Clock clock;
    private volatile double newcomersShare = 1;

    Rates(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is said to a call.
     *
     * @param left calls that would be let through at once after this one
     * @param pause until the rate is whole again; of a refused call, until the next one is let through
     */
    public record Answer(boolean allowed, long left, Duration pause) {}

    /** Takes a call; one that is refused takes nothing. */
    public Answer take(String bucket, Rate rate) {
        ConsumptionProbe probe = bucket(bucket, rate).take();
        return new Answer(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(
                        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill()));
    }

    /** Gives a call back that was taken, because something else refused it. */
    public void giveBack(String bucket, Rate rate) {
        bucket(bucket, rate).giveBack();
    }

    private Counted bucket(String bucket, Rate rate) {
        // the rate belongs to the name: with another one the count begins anew
        return counted.get(rate + " " + bucket, name -> new Counted(rate, newcomersShare, clock));
    }

    Cache<String, Counted> counted() {
        return counted;
    }

    /** What a bucket begins with that no node has told of yet. */
    void newcomersShare(double share) {
        newcomersShare = share;
    }
}
