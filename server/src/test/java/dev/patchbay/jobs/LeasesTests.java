package dev.patchbay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two jobs of a lane run at once here, and a lease lasts a minute. */
@Timeout(300)
class LeasesTests {

    private static final String KIND = "test.post";
    private static final Set<String> KINDS = Set.of(KIND);

    private final TestJobs test = new TestJobs();
    private final Leases leases = test.leases();

    @Test
    void givesALaneNoMoreThanItsBound() {
        schedule("slow", 10);

        assertThat(leases.claim(16, KINDS)).hasSize(2);
        assertThat(leases.claim(16, KINDS)).isEmpty();

        schedule("fast", 1);
        assertThat(leases.claim(16, KINDS))
                .extracting(claimed -> claimed.job().lane())
                .containsExactly("fast");
    }

    @Test
    void letsTheLanesTakeTurns() {
        schedule("long", 10);
        test.clock.advance(Duration.ofSeconds(1));
        schedule("short", 10);

        assertThat(leases.claim(2, KINDS))
                .extracting(claimed -> claimed.job().lane())
                .containsExactlyInAnyOrder("long", "short");
    }

    @Test
    void reachesOtherLanesBehindAFullOneHoweverMuchWaitsThere() {
        schedule("slow", 1200);
        test.clock.advance(Duration.ofSeconds(1));
        schedule("fast", 1);

        assertThat(leases.claim(16, KINDS)).hasSize(2);
        assertThat(leases.claim(16, KINDS))
                .extracting(claimed -> claimed.job().lane())
                .containsExactly("fast");
    }

    @Test
    void claimsOnlyKindsThatAreKnownHere() {
        schedule("lane", 1);

        assertThat(leases.claim(16, Set.of("test.other"))).isEmpty();
        assertThat(leases.anythingDue(Set.of("test.other"))).isFalse();
        assertThat(leases.anythingDue(KINDS)).isTrue();
    }

    @Test
    void givesEachJobToOneNode() throws Exception {
        for (int lane = 0; lane < 50; lane++) {
            schedule("lane-" + lane, 2);
        }
        Set<Object> claimed = ConcurrentHashMap.newKeySet();
        var twice = new AtomicInteger();
        Callable<Void> claimAll = () -> {
            List<ClaimedJob> mine;
            do {
                mine = leases.claim(7, KINDS);
                mine.forEach(job -> {
                    if (!claimed.add(job.job().id())) {
                        twice.incrementAndGet();
                    }
                });
            } while (!mine.isEmpty());
            return null;
        };
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node :
                    nodes.invokeAll(Stream.generate(() -> claimAll).limit(6).toList())) {
                node.get();
            }
        }

        assertThat(claimed).hasSize(100);
        assertThat(twice).hasValue(0);
    }

    @Test
    void keepsTheBoundOfALaneWhenNodesClaimAtOnce() throws Exception {
        schedule("slow", 50);
        Callable<Integer> claim = () -> leases.claim(16, KINDS).size();
        int claimed = 0;
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node :
                    nodes.invokeAll(Stream.generate(() -> claim).limit(6).toList())) {
                claimed += node.get();
            }
        }

        assertThat(claimed).isEqualTo(2);
    }

    @Test
    void takesOverWhenALeaseEndsAndDropsTheLateOutcome() {
        schedule("lane", 1);
        ClaimedJob lost = leases.claim(1, KINDS).getFirst();

        test.clock.advance(Duration.ofSeconds(59));
        assertThat(leases.claim(1, KINDS)).isEmpty();

        test.clock.advance(Duration.ofSeconds(1));
        ClaimedJob taken = leases.claim(1, KINDS).getFirst();

        assertThat(taken.job().id()).isEqualTo(lost.job().id());
        assertThat(taken.job().attempts()).isEqualTo(1);
        assertThat(test.outcomes.done(lost)).isFalse();
        assertThat(test.outcomes.failed(lost, "late", test.clock.instant())).isFalse();
        assertThat(test.keys()).hasSize(1);
        assertThat(test.outcomes.done(taken)).isTrue();
        assertThat(test.keys()).isEmpty();
    }

    @Test
    void keepsALeaseThatIsRenewed() {
        schedule("lane", 1);
        List<ClaimedJob> mine = leases.claim(1, KINDS);

        for (int i = 0; i < 5; i++) {
            test.clock.advance(Duration.ofSeconds(40));
            leases.renew(mine);
            assertThat(leases.claim(1, KINDS)).isEmpty();
        }
    }

    @Test
    void doesNotReviveALeaseThatAnotherTookOver() {
        schedule("lane", 1);
        List<ClaimedJob> lost = leases.claim(1, KINDS);
        test.clock.advance(Duration.ofSeconds(61));
        leases.claim(1, KINDS);
        test.clock.advance(Duration.ofSeconds(30));

        leases.renew(lost);
        test.clock.advance(Duration.ofSeconds(31));

        assertThat(leases.claim(1, KINDS)).hasSize(1);
    }

    private void schedule(String lane, int count) {
        var keys = new HashSet<String>();
        IntStream.range(0, count).forEach(i -> {
            keys.add(lane + i);
            test.jobs.schedule(JobRequest.now(KIND, lane + i, lane));
        });
        assertThat(keys).hasSize(count);
    }
}
