package dev.patchbay.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** One bucket of this node. */
final class Counted {

    private final Rate rate;
    private final Bucket bucket;
    private final LongAdder asked = new LongAdder();

    /** Half of it is forgotten at each refresh; used by the refreshing thread alone. */
    private long demand;

    private volatile double share;

    Counted(Rate rate, double share, Clock clock) {
        this.rate = rate;
        this.share = share;
        this.bucket = Bucket.builder()
                .addLimit(limit())
                .withCustomTimePrecision(new Time(clock))
                .build();
    }

    ConsumptionProbe take() {
        asked.increment();
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    void giveBack() {
        bucket.addTokens(1);
    }

    /** What was asked of this node lately, let through or not; sixteen times as fine as calls. */
    long measure() {
        demand = demand / 2 + asked.sumThenReset() * 16;
        return demand;
    }

    void share(double part) {
        if (part != share) {
            share = part;
            bucket.replaceConfiguration(
                    BucketConfiguration.builder().addLimit(limit()).build(), TokensInheritanceStrategy.PROPORTIONALLY);
        }
    }

    private Bandwidth limit() {
        long calls = Math.max(1, (long) (rate.calls() * share));
        return Bandwidth.builder()
                .capacity(calls)
                .refillGreedy(calls, rate.window())
                .build();
    }

    private record Time(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
