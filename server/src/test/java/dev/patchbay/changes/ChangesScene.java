package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.broker.Broker;
import dev.patchbay.database.DatabaseAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables of a real PostgreSQL with wal_level logical, and nodes that carry what changes there, as many as a test begins. */
@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import(ChangesScene.Heard.class)
abstract class ChangesScene {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** As it usually is: a node that is slow is none that hangs. */
    static final Duration TAKE_OVER = Duration.ofSeconds(12);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource connections;

    @Autowired
    DatabaseAddress database;

    @Autowired
    SlotTable rows;

    @Autowired
    LostSlots lost;

    @Autowired
    Slots slots;

    @Autowired
    Broker broker;

    @Autowired
    Carriers carriers;

    @Autowired
    Heard heard;

    final String slot;
    final String table;
    private final List<Carrier> nodes = new ArrayList<>();

    ChangesScene() {
        this("t" + NUMBER.incrementAndGet());
    }

    ChangesScene(String slot) {
        this.slot = slot;
        this.table = "changes.of_" + slot;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Heard {

        final List<SlotLost> lost = new CopyOnWriteArrayList<>();

        @EventListener
        void on(SlotLost event) {
            lost.add(event);
        }
    }

    @BeforeEach
    void table() {
        carriers.stop(); // without a broker the node of this context takes away each slot that it finds
        heard.lost.clear();
        jdbc.sql(
                        "create table %s (id bigint generated always as identity primary key, said text, at timestamptz not null default clock_timestamp())"
                                .formatted(table))
                .update();
    }

    @AfterEach
    void nothingStays() {
        nodes.forEach(Carrier::close);
        nodes.clear();
        dropSlot();
        jdbc.sql("drop publication if exists " + SlotTable.publicationOf(slot)).update();
        jdbc.sql("delete from changes.slot").update();
        jdbc.sql("drop table " + table).update();
    }

    /** A node that keeps what it carries. */
    Kept node() {
        return node("n" + nodes.size());
    }

    Kept node(String name) {
        var kept = new Kept(slot, table, jdbc);
        start(name, kept);
        return kept;
    }

    Carrier start(String name, CapturedTable captured) {
        var settings = new ChangesSettings(true, Duration.ofMillis(300), TAKE_OVER);
        var around = new Carrier.Around(
                connections, rows, settings, new EngineSettings(database, "unchanged-" + slot), name, () -> true);
        var node = new Carrier(slot, List.of(captured), around, lost);
        nodes.add(node);
        return node;
    }

    /** Waits for the first heartbeat: a slot is also in use while it is made. */
    void running() {
        await().untilAsserted(() -> {
            assertThat(standing().running()).isTrue();
            assertThat(standing().lastCarried()).isNotNull();
        });
    }

    SlotStanding standing() {
        List<SlotStanding> standings = slots.standings();
        assertThat(standings).extracting(SlotStanding::slot).containsExactly(slot);
        return standings.getFirst();
    }

    void say(String... words) {
        transaction.executeWithoutResult(status -> {
            for (String word : words) {
                jdbc.sql("insert into %s (said) values (:said)".formatted(table))
                        .param("said", word)
                        .update();
            }
        });
    }

    /** Ends the process of PostgreSQL that reads the slot. */
    void endReader() {
        jdbc.sql("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = :name and active")
                .param("name", rows.nameOf(slot))
                .query()
                .listOfRows();
    }

    /** As somebody would by hand, once; who reads it is in the way. */
    void dropSlot() {
        await().ignoreExceptions().until(() -> {
            endReader();
            rows.drop(slot);
            return true;
        });
    }
}
