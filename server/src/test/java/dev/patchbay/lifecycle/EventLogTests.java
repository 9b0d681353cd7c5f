package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import(WithoutProvider.class)
class EventLogTests {

    private static final int WRITERS = 20;
    private static final int TURNS = 15;

    @Autowired
    EventLog log;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Retention retention;

    @Test
    void numbersWithoutGapsHoweverManyWriteAndRollBack() throws Exception {
        var stream = newStream();
        var writers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int which = writer;
                writers.add(threads.submit(() -> write(stream, which)));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                assertNoGap(stream);
            }
        }

        int committed = 0;
        for (var writer : writers) {
            committed += writer.get();
        }
        assertThat(committed).isBetween(1, WRITERS * TURNS * 2 / 3);
        assertThat(sequences(stream))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, committed).boxed().toList());
    }

    @Test
    void appendsOnlyInATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> log.append(newStream(), EventType.APP_RESUMED, head -> "{}"));
    }

    @Test
    void findsWhatFollowsANumberAndWhatFollowsAnInstant() {
        var stream = newStream();
        var first = append(stream);
        var second = append(stream);

        assertThat(log.next(stream.id(), 0)).contains(first);
        assertThat(log.next(stream.id(), 1)).contains(second);
        assertThat(log.next(stream.id(), 2)).isEmpty();
        assertThat(log.firstSince(stream.id(), second.appendedAt().plusMillis(1)))
                .isEmpty();
        assertThat(log.firstSince(stream.integration(), first.appendedAt()))
                .containsExactly(new StreamNumber(stream.id(), 1));
        assertThat(log.find(second.id())).contains(second);
    }

    @Test
    void keepsEventsForThirtyDays() {
        var stream = newStream();
        var old = append(stream);
        var recent = append(stream);
        age(old, Duration.ofDays(30).plusMinutes(1));
        age(recent, Duration.ofDays(29));

        retention.forgetOld();

        assertThat(log.find(old.id())).isEmpty();
        assertThat(log.next(stream.id(), 0)).map(WireEvent::id).contains(recent.id());
        assertThat(append(stream).sequence()).isEqualTo(3);
    }

    private void age(WireEvent event, Duration by) {
        jdbc.sql(
                        "update lifecycle.event set appended_at = appended_at - make_interval(secs => :seconds) where id = :id")
                .param("seconds", by.toSeconds())
                .param("id", event.id().value())
                .update();
    }

    /** Every third transaction rolls back, and one that finds no connection in time does so as well. */
    private int write(Stream stream, int writer) {
        int committed = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            boolean keep = (writer + turn) % 3 != 0;
            try {
                transactions.executeWithoutResult(status -> {
                    log.append(stream, EventType.APP_RESUMED, head -> "{}");
                    if (!keep) {
                        status.setRollbackOnly();
                    }
                });
                committed += keep ? 1 : 0;
            } catch (ProblemException busy) {
                assertThat(busy.problem().slug()).isEqualTo("busy");
            }
        }
        return committed;
    }

    /** Numbers are seen in their order: whoever sees one sees all before it. */
    private void assertNoGap(Stream stream) {
        try {
            var seen = sequences(stream);
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seen.size()).boxed().toList());
        } catch (ProblemException busy) {
            assertThat(busy.problem().slug()).isEqualTo("busy");
        }
    }

    private List<Long> sequences(Stream stream) {
        return jdbc.sql("select sequence from lifecycle.event where stream_id = :stream order by sequence")
                .param("stream", stream.id())
                .query((row, number) -> row.getLong("sequence"))
                .list();
    }

    private WireEvent append(Stream stream) {
        return transactions.execute(status -> log.append(stream, EventType.APP_RESUMED, head -> "{}"));
    }

    private Stream newStream() {
        return Stream.of(new IntegrationId(ids.next()), new InstallationId(ids.next()));
    }
}
