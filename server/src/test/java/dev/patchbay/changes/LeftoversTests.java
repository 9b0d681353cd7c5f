package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** Slots that nobody reads any more, since there is no broker, hold up PostgreSQL's log for ever unless somebody drops them. */
class LeftoversTests extends ChangesScene {

    @Test
    void holdsUpNothingWithoutABrokerAndCarriesLaterWhatWasWrittenMeanwhile() {
        Kept kept = new Kept(slot, table, jdbc);
        Carrier node = start("first", kept);
        running();
        say("a");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("a"));
        int asked = kept.asked.size();
        Instant then = Objects.requireNonNull(standing().lastCarried());

        try (var _ = leftovers()) {
            // a node that still carries goes on
            await().until(() -> Objects.requireNonNull(standing().lastCarried()).isAfter(then.plusSeconds(1)));
            assertThat(kept.asked).hasSize(asked);
            node.close();
            await().until(() ->
                    rows.existing(slot).isEmpty() && !rows.known(slot).made());
        }
        say("b");
        Kept later = node();

        await().untilAsserted(() -> assertThat(later.said()).contains("b"));
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void leavesNoSlotThatOnlyADeadNodeReads() throws Exception {
        rows.known(slot);
        rows.publish(slot, List.of(table));
        rows.made(slot, rows.make(slot));
        Connection dead = reads();
        try (var _ = leftovers()) {
            await().until(() ->
                    rows.existing(slot).isEmpty() && !rows.known(slot).made());
        } finally {
            dead.abort(Runnable::run);
        }
        assertThat(rows.known(slot).again()).isNotNull();
    }

    @Test
    void takesAwayWhatWasForgottenHalfway() {
        rows.known(slot);
        rows.make(slot);
        assertThat(rows.known(slot).made()).isFalse();

        try (var _ = leftovers()) {
            await().until(() -> rows.existing(slot).isEmpty());
        }
    }

    private Leftovers leftovers() {
        var settings = new ChangesSettings(true, Duration.ofMillis(300), TAKE_OVER);
        var around = new Carrier.Around(
                connections, rows, settings, new EngineSettings(database, "unchanged"), "off", () -> false);
        return new Leftovers(around, lost, Duration.ofMillis(100));
    }

    /** Reads the slot, as a node would that hangs and has no turn any more. */
    private Connection reads() throws SQLException {
        var properties = new Properties();
        PGProperty.USER.set(properties, database.username());
        PGProperty.PASSWORD.set(properties, database.password().reveal());
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.OPTIONS.set(properties, "-c wal_sender_timeout=0"); // it does not end by itself
        Connection connection = DriverManager.getConnection(database.url(), properties);
        var _ = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(rows.nameOf(slot))
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", SlotTable.publicationOf(slot))
                .start();
        assertThat(rows.existing(slot).orElseThrow().reader()).isNotNull();
        return connection;
    }
}
