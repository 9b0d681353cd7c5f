package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Kills Patchbay with {@code kill -9} while installations are under way, by turns alone and together with its PostgreSQL, and starts
 * it again: nothing that was answered is lost, nothing is told that was not kept. {@code -Drounds}, {@code -Dinstalls} and
 * {@code -Dseed} set the size; the soak runs 20 rounds of 1,000.
 */
class KillTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final int INSTALLS = Integer.getInteger("installs", 200);
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final int APPS = 20;
    private static final int CALLERS = 4;

    @Test
    void losesNoInstallationAndTellsNoneThatIsNotKept() throws Exception {
        var random = new Random(SEED);
        try (var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        Catalogs.apps(APPS, receiver.address()), List.of(receiver.port()), Map.of())) {
            var operator = patchbay.operator();
            for (int round = 0; round < ROUNDS; round++) {
                var organizations = new ArrayList<Api.Owned>();
                for (int i = 0; i < INSTALLS / APPS; i++) {
                    organizations.add(operator.organization("Round " + round + " Number " + i));
                }
                int killAfter = INSTALLS / 4 + random.nextInt(INSTALLS / 2);
                Set<String> answered = installUntilKilled(patchbay, organizations, killAfter, round % 2 == 1);
                patchbay.start();
                Set<String> kept = installations(organizations);
                assertThat(kept).as("answered with 201, after kill and start").containsAll(answered);
                awaitDelivered(receiver, kept);
                assertThat(installationsTold(receiver))
                        .as("told to the app, and kept")
                        .isSubsetOf(union(kept, knownBefore));
                knownBefore.addAll(kept);
            }
            kept(receiver);
        }
    }

    private final Set<String> knownBefore = new HashSet<>();

    private static Set<String> installUntilKilled(
            DisposablePatchbay patchbay, List<Api.Owned> organizations, int killAfter, boolean together)
            throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        var reached = new CountDownLatch(killAfter);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var work = new ArrayList<Future<?>>();
            for (var organization : organizations) {
                for (int app = 0; app < APPS; app++) {
                    Map<String, String> body = Map.of("integration", "app-" + app, "organizationId", organization.id());
                    work.add(callers.submit(() -> {
                        try {
                            var answer = organization.api().post("/api/installations", body);
                            if (answer.status() == 201) {
                                answered.add(answer.json().get("id").asString());
                                reached.countDown();
                            }
                        } catch (UncheckedIOException _) {
                            // killed while it was asked: either outcome is right, a half one is not
                        }
                    }));
                }
            }
            reached.await();
            if (together) {
                patchbay.killAll();
            } else {
                patchbay.kill();
            }
            for (var call : work) {
                call.get();
            }
        }
        return answered;
    }

    private static Set<String> installations(List<Api.Owned> organizations) {
        var ids = new HashSet<String>();
        for (var organization : organizations) {
            JsonNode list = organization
                    .api()
                    .get("/api/installations?organizationId=" + organization.id())
                    .expect(200);
            list.get("installations")
                    .forEach(installation -> ids.add(installation.get("id").asString()));
        }
        return ids;
    }

    private static void awaitDelivered(Receiver receiver, Set<String> kept) {
        Await.until(
                Duration.ofMinutes(3),
                () -> kept.size() + " kept, told " + installationsTold(receiver).size(),
                () -> installationsTold(receiver).containsAll(kept));
    }

    private static Set<String> installationsTold(Receiver receiver) {
        return receiver.deliveries().stream()
                .map(delivery -> delivery.json().get("installationId").asString())
                .collect(Collectors.toSet());
    }

    /** Every stream that the app saw is 1…n in order, and no number came under two ids. */
    private static void kept(Receiver receiver) throws IOException {
        Map<String, List<Receiver.Delivery>> streams = receiver.deliveries().stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.json().get("installationId").asString()));
        streams.values().forEach(deliveries -> {
            var firsts = new ArrayList<Receiver.Delivery>();
            var seen = new HashSet<String>();
            deliveries.stream().filter(delivery -> seen.add(delivery.id())).forEach(firsts::add);
            assertThat(firsts.stream().map(Receiver.Delivery::sequence).toList())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, firsts.size()).boxed().toList());
            assertThat(firsts).isSortedAccordingTo(Comparator.comparingLong(Receiver.Delivery::sequence));
        });
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
