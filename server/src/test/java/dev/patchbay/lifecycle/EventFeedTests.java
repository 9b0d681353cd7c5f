package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.IntegrationId;
import java.time.Duration;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.TestPropertySource;

/** Everything that was appended is read once and in order, whoever appends at the same time. */
@TestPropertySource(properties = "patchbay.database.hanging=10s")
class EventFeedTests extends FeedScene {

    /** What {@code patchbay.database.hanging} is by itself, with time to spare. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(25);

    @Test
    void readsWhatWasAppendedFromWhereItWasLeft() {
        var stream = newStream();
        append(stream);
        append(stream);
        append(newStream());

        var first = read(null, 2);
        var rest = read(first.next(), 2);

        assertThat(first.events()).hasSize(2);
        assertThat(rest.events()).hasSize(1);
        assertThat(read(rest.next(), 2).events()).isEmpty();
        assertThat(read(first.events().getFirst().after(), 9).events()).hasSize(2);
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

            var after = read(before.next(), 10);
            assertThat(after.events())
                    .extracting(found -> found.event().stream().id())
                    .containsExactly(late.id(), early.id());
            assertThat(read(after.next(), 10).events()).isEmpty();
        }
    }

    /** As a node does that was stopped in the middle: its connection stays, and nothing comes on it any more. */
    @Test
    void goesOnWhenSomebodyHangsInATransaction() throws Exception {
        var hanging = newStream();
        var other = newStream();
        var appended = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lost = threads.submit(() -> transactions.executeWithoutResult(status -> {
                log.append(hanging, EventType.APP_RESUMED, head -> "{}");
                appended.countDown();
                await(goesOn);
                log.append(hanging, EventType.APP_RESUMED, head -> "{}");
            }));
            appended.await();
            append(other);
            assertThat(feed.read(integration, null, 10).events()).isEmpty();

            Awaitility.await()
                    .atMost(GIVEN_UP)
                    .until(() -> !feed.read(integration, null, 10).events().isEmpty());
            goesOn.countDown();

            assertThat(lost)
                    .failsWithin(GIVEN_UP)
                    .withThrowableThat()
                    .withCauseInstanceOf(DataAccessResourceFailureException.class);
            assertThat(read(null, 10).events())
                    .extracting(found -> found.event().stream().id())
                    .containsExactly(other.id());
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
            var read = read(after, 1);
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
            ReadableEvents.await(jdbc, integration);
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
