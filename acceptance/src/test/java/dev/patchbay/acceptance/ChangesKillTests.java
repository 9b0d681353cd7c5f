package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Kills Patchbay with {@code kill -9} while people change what they have installed and a source writes records, by turns alone and
 * together with its PostgreSQL, and starts it again: what was committed is on the topic, what was rolled back is not, and of each
 * key in order. {@code -Drounds}, {@code -Dchanges} and {@code -Dseed} set the size; the soak is larger.
 */
class ChangesKillTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final int CHANGES = Integer.getInteger("changes", 60);
    private static final long SEED = Long.getLong("seed", 20261123L);
    private static final int ORGANIZATIONS = 5;
    private static final int CALLERS = 3;
    private static final Duration DRAINED = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void bringsWhatWasCommittedAndNothingElseInItsOrder() throws Exception {
        var random = new Random(SEED);
        try (var scene = BrokerScene.start(
                        Map.of("PATCHBAY_JOBS_LEASE", "10s", "PATCHBAY_VETTING_RULES_WEBHOOK", "off"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = scene.reader("watcher");
            var source = scene.source("gauge");
            List<Api.Owned> organizations = organizations(scene);
            String installation = Installing.begin(organizations.getFirst(), source.name());
            var pushing = new Pushing(source);
            try (var churn = new Churn(reader, organizations)) {
                for (int round = 0; round < ROUNDS; round++) {
                    int before = pushing.taken();
                    var end = new CountDownLatch(1);
                    churn.begin(CALLERS, scene.patchbay().node());
                    var writing = threads.submit(() -> {
                        pushing.writeUntil(end);
                        return null;
                    });
                    churn.awaitAnswered(CHANGES / 2 + random.nextInt(CHANGES / 2), LONGEST);
                    Await.until(LONGEST, () -> "no record was taken", () -> pushing.taken() > before);
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
                    if (round % 2 == 1) {
                        scene.patchbay().killAll();
                    } else {
                        scene.patchbay().kill();
                    }
                    Await.until(
                            LONGEST,
                            () -> "nobody felt it",
                            () -> !churn.failures().isEmpty());
                    churn.end();
                    end.countDown();
                    writing.get();

                    scene.patchbay().start();
                    scene.awaitTopics(reader);
                    try (StockKafka kafka = reader.kafka()) {
                        churn.isRead(kafka, DRAINED);
                    }
                    pushing.isThere(organizations.getFirst().api(), installation, DRAINED);
                }
                assertThat(churn.answered()).isGreaterThanOrEqualTo(ROUNDS * CHANGES / 2);
            }
        }
    }

    private static List<Api.Owned> organizations(BrokerScene scene) {
        var organizations = new ArrayList<Api.Owned>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organizations.add(scene.operator().organization("Changing " + i));
        }
        return organizations;
    }
}
