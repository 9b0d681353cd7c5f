package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two nodes on one database do each thing once, one goes on without the other, and what happened on one is true on the other.
 * {@code -Drounds}, {@code -Dinstalls} and {@code -Dseed} set the size; the soak is larger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final int INSTALLS = Integer.getInteger("installs", 80);
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final int APPS = 20;
    private static final int LEASE_SECONDS = 10;
    private static final Duration WITHIN_THE_LEASE = Duration.ofSeconds(5 * LEASE_SECONDS);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Postgres database;
    private Receiver receiver;
    private PolledSource source;
    private DisposablePatchbay first;
    private DisposablePatchbay second;
    private Api operator;

    @BeforeAll
    void starts() throws IOException, SQLException {
        database = Postgres.start();
        receiver = Receiver.start();
        var settings = new HashMap<>(database.settings());
        settings.put("PATCHBAY_JOBS_LEASE", LEASE_SECONDS + "s");
        source = PolledSource.start();
        first = DisposablePatchbay.start(
                Catalogs.of(Catalogs.apps(APPS, receiver.address()), source.entry()),
                List.of(receiver.port(), source.port()),
                settings);
        operator = first.operator();
        second = first.anotherNode();
    }

    @AfterAll
    void stops() throws IOException {
        second.close();
        first.close();
        source.close();
        receiver.close();
        database.close();
    }

    @Test
    void sendEachWebhookOnceWhileBothAreWell() throws Exception {
        int before = receiver.deliveries().size();
        var load = new Load(organizations("Well"), APPS);
        run(load, List.of(first.node(), second.node(), first.node(), second.node()), () -> {});

        assertThat(load.failures()).isEmpty();
        load.isTrue(receiver, second.node(), WITHIN_THE_LEASE);
        List<Receiver.Delivery> arrived = receiver.deliveries();
        assertThat(arrived.subList(before, arrived.size()))
                .as("each once")
                .extracting(delivery -> delivery.headers().get("webhook-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneGoesOnWhenTheOtherIsKilled() throws Exception {
        var random = new Random(SEED);
        receiver.answering(
                exchange -> { // so that something is on its way at the kill
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                    Receiver.answer(exchange, 200);
                });
        for (int round = 0; round < ROUNDS; round++) {
            var dying = random.nextBoolean() ? first : second;
            var staying = dying == first ? second : first;
            var load = new Load(organizations("Dying " + round), APPS);
            int killAfter = load.size() / 4 + random.nextInt(load.size() / 4);
            run(load, List.of(dying.node(), staying.node(), dying.node(), staying.node()), () -> {
                load.awaitInstalled(killAfter);
                dying.kill();
            });

            assertThat(load.failures())
                    .as("whoever asked the other was answered")
                    .allMatch(failure -> failure.node().equals(dying.node()));
            load.isTrue(receiver, staying.node(), WITHIN_THE_LEASE);
            dying.start();
        }
    }

    @Test
    void eachKnowsWhatHappenedOnTheOther() {
        var organization = operator.organization("Both");
        var onFirst = organization.api().by(first.node());
        var onSecond = organization.api().by(second.node());
        String own = "/api/installations?organizationId=" + organization.id();
        onSecond.get(own).expect(200);

        String installation = Installing.install(organization, "app-0");
        var credentials = Credentials.in(receiver.of(installation).getFirst());
        var appOnFirst = first.anonymous().by(first.node());
        var appOnSecond = first.anonymous().by(second.node());
        String ofFirst = credentials.token(appOnFirst);
        String ofSecond = credentials.token(appOnSecond);
        credentials.members(appOnSecond, ofFirst).expect(200);
        credentials.members(appOnFirst, ofSecond).expect(200);

        onFirst.post("/api/installations/" + installation + "/suspend", null).expect(200);
        for (String token : List.of(ofFirst, ofSecond)) {
            Await.until(
                    Await.AT_ONCE,
                    () -> "the other node answers " + credentials.members(appOnSecond, token),
                    () -> credentials.members(appOnSecond, token).status() == 401);
        }

        onSecond.post("/api/installations/" + installation + "/resume", null).expect(200);
        credentials.members(appOnSecond, credentials.token(appOnFirst)).expect(200);
        assertThat(credentials.members(appOnFirst, ofFirst).status())
                .as("what was revoked stays so")
                .isEqualTo(401);

        assertThat(onSecond.delete("/api/session").status()).isLessThan(300);
        assertThat(onFirst.get(own).status()).as("signed out there").isEqualTo(401);
    }

    @Test
    void aPageOnOneSeesNothingMoreOfWhatEndedOnTheOther() throws IOException {
        var organization = operator.organization("Apart");
        var onFirst = organization.api().by(first.node());
        String installation = Installing.install(organization, PolledSource.NAME);
        try (var page = LivePage.open(organization.api().by(second.node()), installation)) {
            counts(page);

            onFirst.post("/api/installations/" + installation + "/suspend", null)
                    .expect(200);
            Await.until(Await.AT_ONCE, page::toString, () -> page.state().equals("revoked"));

            onFirst.post("/api/installations/" + installation + "/resume", null).expect(200);
            counts(page);
            assertThat(page.prices()).as("nothing older").isSorted();

            assertThat(onFirst.delete("/api/session").status()).isLessThan(300);
            Await.until(Await.AT_ONCE, page::toString, () -> page.end().equals("signed-out"));
        }
    }

    private static void counts(LivePage page) {
        Await.until(LONGEST, page::toString, () -> page.state().equals("live"));
        int shown = page.price();
        Await.until(LONGEST, page::toString, () -> page.price() > shown);
    }

    private List<Api.Owned> organizations(String name) {
        var organizations = new ArrayList<Api.Owned>();
        for (int i = 0; i < INSTALLS / APPS; i++) {
            organizations.add(operator.by(second.node()).organization(name + " Number " + i));
        }
        return organizations;
    }

    /** Lets a caller work at each of the nodes, and something happen meanwhile. */
    private static void run(Load load, List<URI> nodes, Runnable meanwhile) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<?>>();
            nodes.forEach(node -> callers.add(threads.submit(() -> load.workAt(node))));
            meanwhile.run();
            for (var caller : callers) {
                caller.get();
            }
        }
    }
}
