package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import(WithoutProvider.class)
class EventFeedTests {

    @Autowired
    EventLog log;

    @Autowired
    EventFeed feed;

    @Autowired
    Arrivals arrivals;

    @Autowired
    RestoredLog restored;

    @Autowired
    Retention retention;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private IntegrationId integration;

    @BeforeEach
    void anIntegration() {
        integration = new IntegrationId(ids.next());
    }

    @Test
    void readsWhatWasAppendedFromWhereItWasLeft() {
        var stream = newStream();
        append(stream);
        append(stream);
        append(newStream());

        var first = feed.read(integration, null, 2);
        var rest = feed.read(integration, first.next(), 2);

        assertThat(first.events()).hasSize(2);
        assertThat(rest.events()).hasSize(1);
        assertThat(feed.read(integration, rest.next(), 2).events()).isEmpty();
        assertThat(feed.read(integration, first.events().getFirst().after(), 9).events())
                .hasSize(2);
        assertThat(feed.read(new IntegrationId(ids.next()), null, 9).events()).isEmpty();
    }

    @Test
    void neverPassesOverALateCommit() throws Exception {
        var late = newStream();
        var early = newStream();
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var committing = threads.submit(() -> transactions.executeWithoutResult(status -> {
                log.append(late, EventType.APP_RESUMED, head -> "{}");
                appended.countDown();
                await(mayCommit);
            }));
            appended.await();
            append(early);

            var before = feed.read(integration, null, 10);
            assertThat(before.events())
                    .as("what follows an open transaction waits for it")
                    .isEmpty();
            mayCommit.countDown();
            committing.get();

            var after = feed.read(integration, before.next(), 10);
            assertThat(after.events())
                    .extracting(found -> found.event().stream().id())
                    .containsExactly(late.id(), early.id());
            assertThat(feed.read(integration, after.next(), 10).events()).isEmpty();
        }
    }

    /** The first transaction has the lower number and appends second to the stream. */
    @Test
    void keepsTheOrderOfAStreamThoughTransactionsAppendInAnother() throws Exception {
        var stream = newStream();
        var began = new CountDownLatch(1);
        var mayAppend = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transactions.executeWithoutResult(status -> {
                log.append(newStream(), EventType.APP_RESUMED, head -> "{}");
                began.countDown();
                await(mayAppend);
                log.append(stream, EventType.APP_RESUMED, head -> "{}");
            }));
            began.await();
            append(stream);
            mayAppend.countDown();
            slow.get();
        }

        var numbers = new ArrayList<Long>();
        String after = null;
        for (int part = 0; part < 3; part++) {
            var read = feed.read(integration, after, 1);
            read.events().stream()
                    .map(EventFeed.Found::event)
                    .filter(event -> event.stream().id().equals(stream.id()))
                    .forEach(event -> numbers.add(event.sequence()));
            after = read.next();
        }

        assertThat(numbers).containsExactly(1L, 2L);
    }

    @Test
    void showsEachEventOnceAndInOrderToWhoeverReadsWhileManyWrite() throws Exception {
        var streams = List.of(newStream(), newStream(), newStream());
        var writing = new AtomicBoolean(true);
        Map<UUID, List<Long>> seen = new HashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 6; writer++) {
                int which = writer;
                writers.add(threads.submit(() -> write(streams, which)));
            }
            var reader = threads.submit(() -> {
                String after = null;
                boolean last;
                do {
                    last = !writing.get();
                    var part = feed.read(integration, after, 7);
                    part.events()
                            .forEach(found -> seen.computeIfAbsent(
                                            found.event().stream().id(), unknown -> new ArrayList<>())
                                    .add(found.event().sequence()));
                    after = part.next();
                    last = last && part.events().isEmpty();
                } while (!last);
            });
            for (var writer : writers) {
                writer.get();
            }
            writing.set(false);
            reader.get();
        }

        for (var stream : streams) {
            long head = jdbc.sql("select last_sequence from lifecycle.stream where id = :id")
                    .param("id", stream.id())
                    .query(Long.class)
                    .single();
            assertThat(seen.get(stream.id()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, head).boxed().toList());
        }
    }

    @Test
    void saysSoWhenWhatWouldFollowIsNotKept() {
        var stream = newStream();
        append(stream);
        var old = feed.read(integration, null, 1).next();
        append(stream);
        append(stream);
        age(stream, 2);
        retain();

        var refused = problem(() -> feed.read(integration, old, 5));
        assertThat(refused.problem().slug()).isEqualTo("events-expired");
        var earliest = String.valueOf(refused.members().get("earliest"));
        assertThat(feed.read(integration, earliest, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(3L);
        assertThat(feed.read(integration, null, 5).events()).hasSize(1);

        var gone = problem(() -> feed.readStream(integration, stream.id(), 1L, 5));
        assertThat(gone.problem().slug()).isEqualTo("events-expired");
        assertThat(gone.members()).containsEntry("earliest", "2");
        assertThat(feed.readStream(integration, stream.id(), 2L, 5).events()).hasSize(1);
        assertThat(feed.readStream(integration, stream.id(), null, 5).events()).hasSize(1);
    }

    @Test
    void doesNotMindWhatExpiredAfterItWasRead() {
        var stream = newStream();
        append(stream);
        append(stream);
        var read = feed.read(integration, null, 5).next();
        age(stream, 2);
        retain();
        append(stream);

        assertThat(feed.read(integration, read, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(3L);
    }

    @Test
    void readsOneStreamOfTheIntegrationAndNoneOfAnother() {
        var stream = newStream();
        append(stream);
        append(stream);

        var part = feed.readStream(integration, stream.id(), 1L, 5);

        assertThat(part.events()).extracting(found -> found.event().sequence()).containsExactly(2L);
        assertThat(part.next()).isEqualTo("2");
        assertThat(problem(() -> feed.readStream(new IntegrationId(ids.next()), stream.id(), null, 5))
                        .problem()
                        .slug())
                .isEqualTo("not-found");
    }

    @Test
    void readsALogThatWasRestoredElsewhere() {
        var stream = newStream();
        append(stream);
        append(stream);
        jdbc.sql("update lifecycle.event set position = '900000000000' where stream_id = :stream")
                .param("stream", stream.id())
                .update();
        jdbc.sql("update lifecycle.stream set last_position = '900000000000' where id = :stream")
                .param("stream", stream.id())
                .update();
        var foreign = new EventPosition("900000000001", new UUID(0, 0), 0).toString();
        assertThat(feed.read(integration, null, 5).events()).isEmpty();

        restored.run(new DefaultApplicationArguments());
        append(stream);

        assertThat(feed.read(integration, null, 5).events())
                .extracting(found -> found.event().sequence())
                .containsExactly(1L, 2L, 3L);
        assertThat(problem(() -> feed.read(integration, foreign, 5)).problem().slug())
                .isEqualTo("events-expired");
    }

    @Test
    void wakesReadersWhenSomethingCanBeRead() throws Exception {
        var stream = newStream();
        try (var reader = arrivals.open(integration, "c_1");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                while (feed.read(integration, null, 5).events().isEmpty()) {
                    reader.await(Duration.ofSeconds(20));
                }
                return Instant.now();
            });
            append(stream);

            assertThat(woken.get()).isNotNull();
        }
    }

    /** As another node does: nobody here hears of it. */
    @Test
    void wakesReadersOfWhatOtherNodesAppend() throws Exception {
        var stream = newStream();
        append(stream);
        var position = jdbc.sql("select last_position::text from lifecycle.stream where id = :id")
                .param("id", stream.id())
                .query(String.class)
                .single();
        var after = feed.read(integration, null, 5).next();
        try (var reader = arrivals.open(integration, "c_1");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                while (feed.read(integration, after, 5).events().isEmpty()) {
                    reader.await(Duration.ofSeconds(20));
                }
                return true;
            });
            jdbc.sql("""
                            insert into lifecycle.event (id, stream_id, integration_id, installation_id, sequence, type, body,
                                appended_at, position)
                            select :id, stream_id, integration_id, installation_id, 2, type, body, appended_at,
                                pg_current_xact_id()
                            from lifecycle.event where stream_id = :stream
                            """).param("id", ids.next()).param("stream", stream.id()).update();

            assertThat(woken.get()).isTrue();
            assertThat(position).isNotEmpty();
        }
    }

    @Test
    void boundsHowManyWaitForOneClient() {
        var readers = new ArrayList<Arrivals.Reader>();
        for (int i = 0; i < 20; i++) {
            readers.add(arrivals.open(integration, "c_many"));
        }

        assertThat(problem(() -> arrivals.open(integration, "c_many")).problem().slug())
                .isEqualTo("too-many-readers");
        arrivals.open(integration, "c_other").close();
        readers.removeLast().close();
        readers.add(arrivals.open(integration, "c_many"));
        readers.forEach(Arrivals.Reader::close);
        assertThat(arrivals.waiting()).isZero();
    }

    private void write(List<Stream> streams, int writer) {
        for (int turn = 0; turn < 30; turn++) {
            int now = turn;
            transactions.executeWithoutResult(status -> {
                log.append(streams.get((writer + now) % 3), EventType.APP_RESUMED, head -> "{}");
                if (now % 4 == 0) {
                    log.append(newStream(), EventType.APP_RESUMED, head -> "{}");
                }
                if (now % 5 == 0) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    private void age(Stream stream, long upTo) {
        jdbc.sql(
                        "update lifecycle.event set appended_at = appended_at - interval '31 days' where stream_id = :stream and sequence <= :upTo")
                .param("stream", stream.id())
                .param("upTo", upTo)
                .update();
    }

    private void retain() {
        retention.forgetOld();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProblemException problem(Runnable act) {
        @Nullable ProblemException refused = catchThrowableOfType(ProblemException.class, act::run);
        assertThat(refused).isNotNull();
        return refused;
    }

    private void append(Stream stream) {
        transactions.executeWithoutResult(status -> log.append(stream, EventType.APP_RESUMED, head -> "{}"));
    }

    private Stream newStream() {
        return Stream.of(integration, new InstallationId(ids.next()));
    }
}
