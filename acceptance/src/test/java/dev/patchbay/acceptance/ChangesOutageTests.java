package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Kafka goes, PostgreSQL goes, the engine's connection is ended, its slot is taken away: everything else goes on, and whatever
 * happened meanwhile is on the topic soon after, in order. {@code -Drounds} and {@code -Daway} (seconds) set the size; in the soak
 * Kafka is away for ten minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesOutageTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 1);

    /** Longer than a record waits at the producer, 30 s, so that it has to be handed over again. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away", 35));

    private static final Duration DRAINED = Duration.ofMinutes(3);
    private static final Duration NOTICED = Duration.ofSeconds(90);
    private static final Duration NOT_YET = Duration.ofSeconds(8);
    private static final Duration BACK = Duration.ofMinutes(5);
    private static final int ORGANIZATIONS = 4;
    private static final int CALLERS = 2;
    private static final int SOME = 12;
    private static final String HOOK = "app-0";

    private Postgres database;
    private Receiver receiver;
    private PolledSource polled;
    private BrokerScene scene;
    private BrokerScene.Integration reader;
    private List<Api.Owned> organizations;
    private Churn churn;

    @BeforeAll
    void starts() throws Exception {
        database = Postgres.start();
        receiver = Receiver.start();
        polled = PolledSource.start();
        var settings = new HashMap<>(database.settings());
        settings.put("PATCHBAY_JOBS_LEASE", "10s");
        settings.put("PATCHBAY_VETTING_RULES_WEBHOOK", "off"); // what is at those addresses believes everybody
        scene = BrokerScene.start(
                settings,
                Catalogs.of(Catalogs.app(HOOK, receiver.address()), polled.entry()),
                List.of(receiver.port(), polled.port()));
        reader = scene.reader("watcher");
        organizations = new ArrayList<>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organizations.add(scene.operator().organization("Patient " + i));
        }
        Installing.begin(organizations.getFirst(), PolledSource.NAME);
        churn = new Churn(reader, organizations);
        happens();
        isRead();
        churn.failures();
    }

    @AfterAll
    void stops() throws IOException {
        churn.close();
        scene.close();
        polled.close();
        receiver.close();
        database.close();
    }

    @Test
    void everythingElseGoesOnWhileKafkaIsAway() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var kafka = scene.patchbay().kafka().orElseThrow();
            var away = round % 2 == 0 ? frozen(kafka) : broken(kafka);
            try {
                goesOn(round);
            } finally {
                away.isOver();
            }

            Await.until(BACK, () -> "Kafka is not back: " + reader.place(), this::isAvailable);
            isRead();
            Await.until(DRAINED, () -> "behind by " + lag() + " s", () -> lag() < NOT_YET.toSeconds());
        }
    }

    /** Installing, webhooks and polls, and everything else but Kafka. */
    private void goesOn(int round) throws Exception {
        long began = System.nanoTime();
        int polls = polled.polls();
        churn.begin(CALLERS, scene.patchbay().node());
        Await.until(NOTICED, () -> "Kafka is there: " + reader.place(), () -> !isAvailable());
        String told = Installing.begin(organizations.get(round % ORGANIZATIONS), HOOK);
        Await.until(
                NOTICED,
                () -> "the webhook was not told",
                () -> !receiver.of(told).isEmpty());
        organizations
                .get(round % ORGANIZATIONS)
                .api()
                .delete("/api/installations/" + told)
                .expect(200);
        Await.until(NOTICED, () -> "nothing is polled", () -> polled.polls() > polls + 3);
        churn.awaitAnswered(SOME, BACK);
        while (System.nanoTime() - began < AWAY.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        churn.end();
        assertThat(churn.failures()).as("nobody else felt it").isEmpty();
        assertThat(isAvailable()).isFalse();
        assertThat(lag()).as("it is seen").isGreaterThan((double)
                AWAY.minus(NOT_YET).toSeconds());
    }

    @Test
    void goesOnWhereItWasWhenPostgresIsKilledAndStartedAgain() throws Exception {
        churn.begin(CALLERS, scene.patchbay().node());
        churn.awaitAnswered(SOME, BACK);
        database.kill();
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        database.begin();
        churn.awaitAnswered(SOME, BACK);
        churn.end();

        assertThat(churn.failures()).as("it was felt").isNotEmpty();
        isRead();
    }

    @Test
    void readsOnWhenItsConnectionIsEnded() throws Exception {
        churn.begin(CALLERS, scene.patchbay().node());
        for (int i = 0; i < 2; i++) {
            churn.awaitAnswered(SOME / 2, BACK);
            Await.until(NOTICED, () -> "nobody reads a slot", () -> endReaders() > 0);
        }
        churn.awaitAnswered(SOME / 2, BACK);
        churn.end();

        assertThat(churn.failures()).as("nobody felt it").isEmpty();
        isRead();
    }

    /** What was written while there was no slot no other slot ever brings. */
    @Test
    void carriesAgainWhatALostSlotWouldHaveBrought() throws Exception {
        churn.begin(CALLERS, scene.patchbay().node());
        churn.awaitAnswered(SOME / 2, BACK);
        Await.until(NOTICED, () -> "the slots are still there", this::dropsSlots);
        churn.awaitAnswered(SOME, BACK);
        churn.end();

        isRead();
        assertThat(scene.patchbay().output()).as("it is told").contains("The replication slot for lifecycle was lost");
    }

    private void happens() throws Exception {
        churn.begin(CALLERS, scene.patchbay().node());
        churn.awaitAnswered(SOME, BACK);
        churn.end();
    }

    private void isRead() {
        try (StockKafka kafka = reader.kafka()) {
            churn.isRead(kafka, DRAINED);
        }
    }

    private boolean isAvailable() {
        return reader.place().get("available").asBoolean();
    }

    /** How many seconds ago that was committed which is known to be at Kafka. */
    private double lag() {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var slot = statement.executeQuery("""
                        select extract(epoch from clock_timestamp() - carried_at) from changes.slot where name = 'lifecycle'
                        """)) {
            slot.next();
            return slot.getDouble(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Ends whoever reads a slot; how many. */
    private int endReaders() {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var ended = statement.executeQuery(
                        "select count(pg_terminate_backend(active_pid)) from pg_replication_slots where active_pid is not null")) {
            ended.next();
            return ended.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** By the hand of somebody who may do everything there; whether there was one. */
    private boolean dropsSlots() {
        endReaders();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var dropped = statement.executeQuery(
                        "select count(*), count(pg_drop_replication_slot(slot_name)) from pg_replication_slots")) {
            dropped.next();
            return dropped.getInt(1) > 0;
        } catch (SQLException readAgainAlready) {
            return false;
        }
    }

    /** Its process does nothing any more, and answers nobody. */
    private static Away frozen(ProcessHandle kafka) throws IOException {
        DisposablePatchbay.signal(kafka, "STOP");
        return () -> DisposablePatchbay.signal(kafka, "CONT");
    }

    /** It was killed, and cannot start. */
    private Away broken(ProcessHandle kafka) throws IOException {
        Path description = scene.patchbay().data().resolve("kafka/data/meta.properties");
        String intact = Files.readString(description);
        Files.writeString(description, intact.replace("node.id=1", "node.id=7"));
        kafka.destroyForcibly();
        kafka.onExit().join();
        return () -> Files.writeString(description, intact);
    }

    /** Kafka is not there until this is over. */
    private interface Away {
        void isOver() throws IOException;
    }
}
