package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Two nodes at one database and one Kafka: the one that carries changes hangs in the middle of a transaction, then the other one,
 * which took over, is killed. Each time the other goes on within half a minute, and on a busy machine within twice that: nothing is
 * missing, nothing comes out of order, and a source is asked by one at a time. {@code -Drounds} sets the size.
 */
class ChangesNodesTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);
    private static final Duration DRAINED = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int ORGANIZATIONS = 3;
    private static final int SOME = 10;

    @Test
    void oneGoesOnWhereTheOtherCannot() throws Exception {
        try (var database = Postgres.start();
                var polled = PolledSource.start();
                var scene = BrokerScene.start(settings(database), polled.entry(), List.of(polled.port()))) {
            var reader = scene.reader("watcher");
            var first = scene.patchbay();
            var organizations = new ArrayList<Api.Owned>();
            for (int i = 0; i < ORGANIZATIONS; i++) {
                organizations.add(scene.operator().organization("Double " + i));
            }
            Installing.begin(organizations.getFirst(), PolledSource.NAME);
            var token = new AtomicReference<>(reader.token());
            try (var second = first.anotherNode(settings(first));
                    var churn = new Churn(reader, organizations);
                    var kafka = new StockKafka(reader.address(), token::get)) {
                for (int round = 0; round < ROUNDS; round++) {
                    Await.until(LONGEST, () -> "the first does not carry", () -> carries(database, first));
                    token.set(reader.token()); // which a node that hangs gives to nobody
                    churn.begin(1, first.node(), second.node());
                    churn.awaitAnswered(SOME, LONGEST);

                    freezeInATransaction(first, database);
                    Await.until(GIVEN_UP, () -> "it holds up the log", () -> !somebodyHangsInATransaction(database));
                    Await.until(TAKEN_OVER, () -> "nobody took over", () -> carries(database, second));
                    churn.awaitAnswered(SOME, LONGEST);
                    churn.end(second.node());
                    assertThat(churn.failures(second.node()))
                            .as("whoever needs just what the first one holds is told to come again")
                            .allSatisfy(failure -> assertThat(failure.what()).contains("/problems/database-away"));
                    isPolledOn(polled);
                    churn.isRead(kafka, DRAINED, second.node());

                    first.goOn();
                    churn.end();
                    churn.failures();
                    churn.begin(1, first.node(), second.node());
                    churn.awaitAnswered(SOME, LONGEST);
                    second.kill();
                    Await.until(TAKEN_OVER, () -> "nobody took over", () -> carries(database, first));
                    churn.awaitAnswered(SOME, LONGEST);
                    churn.end();
                    churn.failures();
                    isPolledOn(polled);
                    churn.isRead(kafka, DRAINED, first.node());
                    second.start();
                }
                assertThat(polled.mostAtOnce()).as("polls at once").isEqualTo(1);
            }
        }
    }

    /** Stops it where it holds up most: while it has locks, and might still append to the log in front of all others. */
    private static void freezeInATransaction(DisposablePatchbay node, Postgres database) {
        Await.until(LONGEST, () -> "it was never met in a transaction", () -> {
            try {
                node.freeze();
                if (somebodyHangsInATransaction(database)) {
                    return true;
                }
                node.goOn();
                return false;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Nobody else is silent for so long within one that has a number, behind which the log shows nothing. */
    private static boolean somebodyHangsInATransaction(Postgres database) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(0.5)");
            try (var hanging = statement.executeQuery("""
                    select 1 from pg_stat_activity where state = 'idle in transaction' and backend_xid is not null
                        and state_change < clock_timestamp() - interval '400 ms'
                    """)) {
                return hanging.next();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void isPolledOn(PolledSource polled) {
        int before = polled.polls();
        Await.until(TAKEN_OVER, () -> "nobody polls", () -> polled.polls() > before + 2);
    }

    private static boolean carries(Postgres database, DisposablePatchbay node) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var slot = statement.executeQuery("""
                        select c.node from changes.slot c join pg_replication_slots s on s.active
                            and s.slot_name like '%lifecycle%' where c.name = 'lifecycle'
                        """)) {
            return slot.next() && slot.getString(1).endsWith(":" + node.pid());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> settings(Postgres database) {
        var settings = new HashMap<>(database.settings());
        settings.put("PATCHBAY_JOBS_LEASE", "10s");
        settings.put("PATCHBAY_DATABASE_HANGING", "10s");
        settings.put("PATCHBAY_VETTING_RULES_WEBHOOK", "off"); // what is at those addresses believes everybody
        return settings;
    }

    /** Those of a node that uses the Kafka of the other one, as an operator connects an external one. */
    private static Map<String, String> settings(DisposablePatchbay other) throws IOException {
        Path kafka = other.data().resolve("kafka");
        List<String> account = Files.readAllLines(kafka.resolve("account"));
        String ports = Files.readString(kafka.resolve("ports"));
        String port = ports.substring(0, ports.indexOf(' '));
        Path entering = Files.writeString(
                other.data().resolve("entering.properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                """.formatted(account.get(0), account.get(1)));
        return Map.of(
                "PATCHBAY_BROKER_MODE",
                "external",
                "PATCHBAY_BROKER_BOOTSTRAP",
                "127.0.0.1:" + port,
                "PATCHBAY_BROKER_CLIENT_PROPERTIES",
                entering.toString());
    }
}
