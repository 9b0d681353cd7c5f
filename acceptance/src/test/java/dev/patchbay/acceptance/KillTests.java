package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Kills Patchbay with {@code kill -9} while people install and uninstall and apps are told of it, by turns alone and together with
 * its PostgreSQL, and starts it again: nothing that was answered is lost, nothing is told that was not kept. {@code -Drounds},
 * {@code -Dinstalls} and {@code -Dseed} set the size; the soak runs 20 rounds of 1,000.
 */
class KillTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final int INSTALLS = Integer.getInteger("installs", 200);
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final int APPS = 20;
    private static final int CALLERS = 4;
    private static final Duration DELIVERED = Duration.ofMinutes(3);

    @Test
    void losesNothingThatWasAnsweredAndTellsNothingThatIsNotKept() throws Exception {
        var random = new Random(SEED);
        try (var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        Catalogs.apps(APPS, receiver.address()),
                        List.of(receiver.port()),
                        Map.of("PATCHBAY_JOBS_LEASE", "10s"))) {
            var operator = patchbay.operator();
            for (int round = 0; round < ROUNDS; round++) {
                var organizations = new ArrayList<Api.Owned>();
                for (int i = 0; i < INSTALLS / APPS; i++) {
                    organizations.add(operator.organization("Round " + round + " Number " + i));
                }
                var load = new Load(organizations, APPS);
                try (var callers = Executors.newFixedThreadPool(CALLERS)) {
                    var work = new ArrayList<Future<?>>();
                    for (int caller = 0; caller < CALLERS; caller++) {
                        work.add(callers.submit(() -> load.workAt(patchbay.node())));
                    }
                    load.awaitInstalled(INSTALLS / 10 + random.nextInt(INSTALLS / 2));
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
                    if (round % 2 == 1) {
                        patchbay.killAll();
                    } else {
                        patchbay.kill();
                    }
                    for (var caller : work) {
                        caller.get();
                    }
                }
                assertThat(load.failures()).as("the kill was felt").isNotEmpty();
                patchbay.start();
                load.isTrue(receiver, patchbay.node(), DELIVERED);
            }
        }
    }
}
