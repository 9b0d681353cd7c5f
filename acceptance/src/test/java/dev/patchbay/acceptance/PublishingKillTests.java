package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Kills Patchbay with {@code kill -9} while an integration is checked, while it is published, and while its new version comes to
 * those who have it: checks end, a version is published as a whole or not at all, and everybody is moved and told once.
 */
class PublishingKillTests {

    /** More than two batches of those that are moved in one transaction. */
    private static final int INSTALLATIONS = 120;

    /** So many are told before the kill, and few more. */
    private static final int SOME = 20;

    private static final String NAME = "kettle";
    private static final String OF_IT = "/api/developer/integrations/" + NAME;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void finishesWhatItWasAboutAndDoesNothingTwice() throws Exception {
        try (var receiver = Receiver.start();
                var patchbay = DisposablePatchbay.start(
                        "[]",
                        List.of(receiver.port()),
                        // the receiver believes everybody
                        Map.of("PATCHBAY_JOBS_LEASE", "5s", "PATCHBAY_VETTING_RULES_WEBHOOK", "off"))) {
            var api = patchbay.operator();
            register(api, receiver);
            killedWhileChecking(patchbay, api, receiver);
            api.post(OF_IT + "/versions", Map.of()).expect(201);
            Map<String, String> installations = installed(api, receiver);
            for (String version : List.of("1.0.1", "1.0.2")) {
                draft(api, receiver, version);
                killedWhileRollingOut(patchbay, api, receiver, version);
                isMovedOnce(api, receiver, installations, version);
            }
        }
    }

    private static void register(Api api, Receiver receiver) {
        api.post("/api/developer/role", null).expect(200);
        api.post(
                        "/api/developer/integrations",
                        Map.of(
                                "name",
                                NAME,
                                "displayName",
                                "Kettle",
                                "type",
                                "app",
                                "publisher",
                                Map.of("name", "Tea Works")))
                .expect(201);
        draft(api, receiver, "1.0.0");
    }

    private static void draft(Api api, Receiver receiver, String version) {
        api.put(
                        OF_IT + "/draft",
                        Map.of(
                                "name",
                                NAME,
                                "display_name",
                                "Kettle",
                                "version",
                                version,
                                "type",
                                "app",
                                "description",
                                "Boils water as " + version + " does.",
                                "base_url",
                                receiver.address().toString(),
                                "callback_url",
                                receiver.address() + "/callback",
                                "webhook_url",
                                receiver.address() + "/webhook",
                                "client",
                                "per_installation",
                                "install_targets",
                                List.of("organization")))
                .expect(200);
    }

    /** Two looks wait for the start page when it is killed: one that somebody asked for, and one before publishing. */
    private static void killedWhileChecking(DisposablePatchbay patchbay, Api api, Receiver receiver) {
        var looking = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        receiver.answering(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/")) {
                looking.countDown();
                await(release);
            }
            Receiver.answer(exchange, 200);
        });
        String run = api.post(OF_IT + "/checks", Map.of()).expect(202).get("id").asString();
        var publishing = answerOf(() -> api.post(OF_IT + "/versions", Map.of()).status());
        Await.until(LONGEST, () -> "nobody looks", () -> looking.getCount() == 0);
        patchbay.kill();
        release.countDown();
        assertThat(publishing.join()).as("it had no answer").isZero();
        receiver.answering(exchange -> Receiver.answer(exchange, 200));

        patchbay.start();

        assertThat(api.get(OF_IT + "/versions").expect(200).get("versions")).isEmpty();
        assertThat(api.get("/api/listings/" + NAME).status()).isEqualTo(404);
        Await.until(
                LONGEST,
                () -> "not finished: " + runs(api),
                () -> !runOf(api, run).path("finishedAt").isNull());
        List<String> rules = runOf(api, run)
                .get("results")
                .valueStream()
                .map(result -> result.get("rule").asString())
                .toList();
        assertThat(rules).doesNotHaveDuplicates().hasSize(11).contains("manifest-schema", "mixed-content", "widget");
    }

    /** By installation, its organization. */
    private static Map<String, String> installed(Api api, Receiver receiver) {
        var installations = new HashMap<String, String>();
        for (int i = 0; i < INSTALLATIONS; i++) {
            String organization = api.post(
                            "/api/organizations",
                            Map.of("name", "drinkers-" + Names.unique(), "displayName", "Drinkers " + i))
                    .expect(201)
                    .get("id")
                    .asString();
            String installation = api.post(
                            "/api/installations", Map.of("integration", NAME, "organizationId", organization))
                    .expect(201)
                    .get("id")
                    .asString();
            installations.put(installation, organization);
        }
        Await.until(
                LONGEST,
                () -> "not all are told that they are installed",
                () -> installations.keySet().stream()
                        .noneMatch(id -> receiver.of(id).isEmpty()));
        return installations;
    }

    /** The first time alone, then together with its PostgreSQL. */
    private static void killedWhileRollingOut(DisposablePatchbay patchbay, Api api, Receiver receiver, String version)
            throws IOException {
        var some = new Semaphore(SOME);
        receiver.answering(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/webhook")) {
                await(some);
            }
            Receiver.answer(exchange, 200);
        });
        var publishing = answerOf(() -> api.post(OF_IT + "/versions", Map.of()).status());
        Await.until(
                LONGEST,
                () -> "nobody is moved",
                () -> !updates(receiver, version).isEmpty());
        if (version.equals("1.0.1")) {
            patchbay.kill();
        } else {
            patchbay.killAll();
        }
        assertThat(updates(receiver, version)).as("told before the kill").hasSizeLessThan(INSTALLATIONS);
        some.release(INSTALLATIONS);
        receiver.answering(exchange -> Receiver.answer(exchange, 200));
        assertThat(publishing.join()).isIn(0, 201);
        patchbay.start();
    }

    private static void isMovedOnce(Api api, Receiver receiver, Map<String, String> installations, String version) {
        Await.until(
                LONGEST,
                () -> updates(receiver, version).size() + " of " + INSTALLATIONS + " are told",
                () -> updates(receiver, version).size() >= INSTALLATIONS);
        assertThat(updates(receiver, version).keySet()).hasSameSizeAs(installations.keySet());
        Map<String, Long> perInstallation = new HashMap<>();
        updates(receiver, version)
                .values()
                .forEach(event ->
                        perInstallation.merge(event.json().get("installationId").asString(), 1L, Long::sum));
        assertThat(perInstallation.keySet()).isEqualTo(installations.keySet());
        assertThat(perInstallation.values()).as("events of one installation").containsOnly(1L);
        Told.to(receiver).inOrder();
        installations.forEach((installation, organization) -> assertThat(api.get("/api/installations/" + installation)
                        .expect(200)
                        .get("version")
                        .asString())
                .isEqualTo(version));
        assertThat(api.get(OF_IT + "/versions")
                        .expect(200)
                        .get("versions")
                        .get(0)
                        .get("version")
                        .asString())
                .isEqualTo(version);
    }

    /** Of the version, by event id. */
    private static Map<String, Receiver.Delivery> updates(Receiver receiver, String version) {
        var updates = new HashMap<String, Receiver.Delivery>();
        for (var delivery : new ArrayList<>(receiver.deliveries())) {
            JsonNode json = delivery.json();
            if (json.path("event").asString("").equals("app.updated")
                    && json.path("version").asString("").equals(version)) {
                updates.put(delivery.id(), delivery);
            }
        }
        return updates;
    }

    private static JsonNode runs(Api api) {
        return api.get(OF_IT + "/checks").expect(200).get("runs");
    }

    private static JsonNode runOf(Api api, String id) {
        return runs(api)
                .valueStream()
                .filter(run -> run.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The status of an answer; 0 where there was none. */
    private static CompletableFuture<Integer> answerOf(IntSupplier asking) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return asking.getAsInt();
            } catch (UncheckedIOException killed) {
                return 0;
            }
        });
    }

    private static void await(Semaphore some) {
        try {
            var _ = some.tryAcquire(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch release) {
        try {
            var _ = release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
