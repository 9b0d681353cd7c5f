package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Topic;
import dev.patchbay.kernel.Slug;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CarrierTests extends ChangesScene {

    @Test
    void carriesWhatIsCommittedInOrderAndNothingElse() {
        Kept kept = node();
        running();

        say("a", "b");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into %s (said) values ('never')".formatted(table)).update();
            status.setRollbackOnly();
        });
        say("c");
        jdbc.sql("update %s set said = 'd' where said = 'c'".formatted(table)).update();
        jdbc.sql("delete from %s where said = 'a'".formatted(table)).update();

        await().until(() -> kept.rows.size() == 5);
        assertThat(kept.rows.subList(0, 4)).extracting(row -> row.value("said")).containsExactly("a", "b", "c", "d");
        assertThat(kept.rows)
                .extracting(Row::operation)
                .containsExactly(
                        Operation.INSERT, Operation.INSERT, Operation.INSERT, Operation.UPDATE, Operation.DELETE);
        assertThat(kept.rows.getLast().columns())
                .isEqualTo(Map.of("id", kept.rows.getFirst().value("id")));
        assertThat(kept.rows.getFirst().value("at")).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        assertThat(kept.rows.getFirst().committed()).isEqualTo(kept.rows.get(1).committed());
        assertThat(kept.rows).extracting(Row::position).isSorted();
    }

    @Test
    void carriesFromTheTableWhatWasWrittenBeforeThereWasASlot() {
        rows.known(slot);
        say("early");

        Kept kept = node();

        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("early"));
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void waitsWhileTheBrokerIsAwayAndCarriesAllInOrderWhenItIsBack() {
        Kept kept = node();
        running();
        say("before");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("before"));

        kept.failure.set(unavailable());
        List<String> words = IntStream.range(0, 3_000).mapToObj(i -> "w" + i).toList();
        words.forEach(this::say);
        kept.failure.set(null);

        await().until(() -> kept.rows.size() >= 3_001);
        assertThat(kept.said())
                .startsWith("before")
                .endsWith("w2999")
                .hasSize(3_001)
                .doesNotHaveDuplicates();
        assertThat(kept.said().subList(1, 3_001)).isEqualTo(words);
    }

    @Test
    void goesOnWithoutLossWhenItsConnectionEnds() {
        Kept kept = node();
        running();
        say("a");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("a"));

        endReader();
        say("b");

        await().untilAsserted(() -> assertThat(kept.saidOnce()).containsExactly("a", "b"));
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void goesOnWithoutLossWhenItsTurnIsLost() {
        Kept kept = node();
        running();
        say("a");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("a"));

        endTurns();
        say("b");

        await().untilAsserted(() -> assertThat(kept.saidOnce()).containsExactly("a", "b"));
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void goesOnWithoutLossInTheMiddleOfMuch() throws Exception {
        Kept kept = node();
        running();
        var enough = new AtomicBoolean();
        var written = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (!enough.get() || written.get() < 2_000) {
                say("w" + written.get());
                written.incrementAndGet();
            }
        });

        for (int times = 0; times < 3; times++) {
            int seen = kept.rows.size();
            await().until(() -> kept.rows.size() > seen + 20);
            endReader();
        }
        enough.set(true);
        writer.join();

        await().until(() -> kept.saidOnce().size() == written.get());
        assertThat(kept.saidOnce())
                .isEqualTo(
                        IntStream.range(0, written.get()).mapToObj(i -> "w" + i).toList());
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void anotherNodeTakesOverFromOneThatEnds() {
        Kept first = new Kept(slot, table, jdbc);
        Carrier leading = start("first", first);
        running();
        Kept second = node("second");
        say("a");
        await().untilAsserted(() -> assertThat(first.said()).containsExactly("a"));
        assertThat(standing().node()).isEqualTo("first");
        assertThat(second.rows).isEmpty();

        leading.close();
        say("b");

        await().untilAsserted(() -> assertThat(second.said()).endsWith("b"));
        assertThat(standing().node()).isEqualTo("second");
        assertThat(first.said()).containsExactly("a");
    }

    @Test
    void takesOverFromANodeThatSaysNothingMore() throws Exception {
        rows.known(slot);
        try (Turn silent = Turn.take(connections, slot, Duration.ofSeconds(3)).orElseThrow()) {
            Kept kept = node();
            say("a");

            await().untilAsserted(() -> assertThat(kept.said()).contains("a"));
            assertThatThrownBy(() -> silent.carried(1, null)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void makesALostSlotAnewAndCarriesFromTheTableWhatItMayHaveMissed() {
        Kept kept = node();
        running();
        say("a");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("a"));

        kept.failure.set(unavailable());
        say("b");
        dropSlot();
        say("c");
        kept.failure.set(null);

        await().untilAsserted(() -> assertThat(kept.said()).endsWith("a", "b", "c"));
        await().untilAsserted(() -> assertThat(heard.lost).hasSize(1));
        assertThat(heard.lost.getFirst().slot()).isEqualTo(slot);
        assertThat(kept.asked).contains(heard.lost.getFirst().since());
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'slot.lost' and subject = :slot")
                        .param("slot", slot)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        say("d");
        await().untilAsserted(() -> assertThat(kept.said()).endsWith("d"));
    }

    @Test
    void noticesThatSomebodyElseReadItsSlot() {
        Kept kept = new Kept(slot, table, jdbc);
        Carrier node = start("first", kept);
        running();
        say("a");
        await().untilAsserted(() -> assertThat(kept.said()).containsExactly("a"));
        node.close();
        say("b");
        await().until(() -> !standing().running()); // its process of PostgreSQL ends a moment later
        jdbc.sql("select pg_replication_slot_advance(:name, pg_current_wal_insert_lsn())")
                .param("name", rows.nameOf(slot))
                .query()
                .listOfRows();

        Kept after = node();

        await().untilAsserted(() -> assertThat(after.said()).contains("b"));
        assertThat(heard.lost).hasSize(1);
    }

    @Test
    void keepsPostgresFromKeepingItsLogWhileOnlyOthersWrite() {
        node();
        running();
        jdbc.sql("create table changes.unrelated (said text)").update();
        try {
            jdbc.sql("insert into changes.unrelated select repeat('x', 1000) || n from generate_series(1, 20000) n")
                    .update();
            assertThat(standing().walStatus()).isEqualTo("reserved");

            await().untilAsserted(() -> assertThat(standing().retainedBytes()).isLessThan(1_000_000));
            assertThat(standing().lag()).isLessThan(Duration.ofMinutes(1));
        } finally {
            jdbc.sql("drop table changes.unrelated").update();
        }
    }

    @Test
    void stopsCarryingFromTheTableWhenItsTurnIsLost() throws Exception {
        var again = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        start("first", new Again(() -> {
            again.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException hurried) {
                stopped.countDown();
                throw hurried;
            }
        }));
        again.await();

        endTurns();

        assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesToOthersWhatItCarriedFromTheTableAfterItsTurn() throws Exception {
        rows.known(slot);
        var over = new CountDownLatch(1);
        var late = new Slot(slot, List.of(new Again(over::countDown)), rows, lost);

        assertThatThrownBy(() -> late.prepare(over)).isInstanceOf(InterruptedException.class);

        assertThat(rows.known(slot).again()).isNotNull();
    }

    @Test
    void carriesAgainWhatWasLostWhileItCarried() throws Exception {
        Instant earlier = rows.known(slot).since().minusSeconds(60);
        var making = new Slot(slot, List.of(new Again(() -> rows.unmade(slot, earlier))), rows, lost);

        making.prepare(new CountDownLatch(1));

        assertThat(rows.known(slot).again()).isEqualTo(earlier);
    }

    @Test
    void saysWhyNothingIsCarried() {
        var failing = new Kept(slot, "changes.nowhere", jdbc);
        start("first", failing);

        await().untilAsserted(() -> assertThat(standing().hindrance()).contains("changes.nowhere"));
        assertThat(standing().running()).isFalse();
    }

    /** What carries again as it is told, and nothing else. */
    private final class Again implements CapturedTable {

        private final Work work;

        private interface Work {
            void run() throws InterruptedException;
        }

        Again(Work work) {
            this.work = work;
        }

        @Override
        public String slot() {
            return slot;
        }

        @Override
        public String table() {
            return table;
        }

        @Override
        public void carry(List<Row> rows) {
            // nothing is said
        }

        @Override
        public void again(Instant since) throws InterruptedException {
            work.run();
        }
    }

    private void endTurns() {
        jdbc.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and application_name = 'patchbay locks'
                        """).query().listOfRows();
    }

    /** What a broker says that is not there; the one of this test is off. */
    private BrokerUnavailable unavailable() {
        var told = broker.append(
                new Topic(Slug.of("some"), Topic.Kind.LIFECYCLE), new Message(null, new byte[0], Map.of()));
        return (BrokerUnavailable) told.exceptionNow();
    }
}
