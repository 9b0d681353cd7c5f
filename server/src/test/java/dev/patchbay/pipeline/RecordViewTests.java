package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers who come late and readers who lose their way, over whatever the stream does that it may. */
class RecordViewTests extends SourceScene {

    @Autowired
    RecordStream stream;

    @Autowired
    RecordRows rows;

    @Autowired
    NearChanges near;

    /** Changes reach it late, more than once, and by two ways that overtake each other; now and then it breaks off. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void endsWithWhatIsThereAndNeverGoesBack(long seed) {
        poll();
        var random = new Random(seed);
        var unsteady = new Unsteady(random);
        var held = new Held();
        for (int i = random.nextInt(12); i > 0; i--) {
            unsteady.change();
        }
        unsteady.deliverSome();
        try (var _ = RecordView.of(unsteady, newest, source, installation.id(), held::take)) {
            assertThat(held.values).isEqualTo(everything());
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> unsteady.change();
                    case 2, 3 -> unsteady.deliverSome();
                    default -> unsteady.breakOff();
                }
            }
            unsteady.deliverAll();
            assertThat(held.values).isEqualTo(everything());
        }
        assertThat(held.backwards).as("a key that went back").isEmpty();
        assertThat(held.repeated).as("a record that came twice").isEmpty();
    }

    @Test
    void missesNothingWhileOthersWriteAtTheSameTime() throws Exception {
        poll();
        var held = new Held();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<java.util.concurrent.Future<?>>();
            for (int w = 0; w < 3; w++) {
                int writer = w;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        ingest.accept(source, null, List.of(record("W" + writer + i % 5, i, i % 7 == 6)));
                    }
                }));
            }
            try (var _ = RecordView.of(stream, newest, source, null, held::take)) {
                for (var writer : writers) {
                    writer.get();
                }
                await().untilAsserted(() -> assertThat(held.values).isEqualTo(there()));
            }
        }
        assertThat(held.backwards).isEmpty();
        assertThat(held.repeated).isEmpty();
        held.values.clear();
        ingest.accept(source, null, List.of(record("AFTERWARDS", 1, false)));
        assertThat(held.values).isEmpty();
    }

    @Test
    void givesAReaderThatFailedEverythingAnew() {
        poll();
        var held = new Held();
        var failing = new AtomicReference<@Nullable RuntimeException>();
        try (var _ = RecordView.of(stream, newest, source, null, news -> {
            RuntimeException failure = failing.getAndSet(null);
            if (failure != null) {
                throw failure;
            }
            held.take(news);
        })) {
            failing.set(new IllegalStateException("not today"));
            ingest.accept(source, null, List.of(record("RUM", 1, false)));
            await().untilAsserted(() -> assertThat(held.values).containsKeys("[\"RUM\"]", "[\"TEA\"]"));
            assertThat(held.anew).isEqualTo(1);
        }
        failing.set(new IllegalStateException("not today either"));
        assertThatThrownBy(() -> RecordView.of(stream, newest, source, null, news -> {
                    throw new IllegalStateException("never");
                }))
                .hasMessage("never");
    }

    @Test
    void hearsThatAllRecordsAreGoneWithTheirKey() {
        poll();
        var held = new Held();
        try (var _ = RecordView.of(stream, newest, source, null, held::take)) {
            assertThat(held.values).hasSize(1);
            schema(
                    "{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"symbol\"], \"compatibility\": \"none\"}"
                            .formatted(PRICE));
            askSchemaAgain();
            poll();
            schema(
                    "{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"symbol\", \"price\"], \"compatibility\": \"none\"}"
                            .formatted(PRICE));
            askSchemaAgain();
            data("[]");
            poll();
            await().untilAsserted(() -> assertThat(held.values).isEmpty());
        }
    }

    @Test
    void hearsWhatChangesThoughAnotherLeftInTheMiddleOfIt() throws Exception {
        poll();
        var busy = new CountDownLatch(1);
        var heard = new CopyOnWriteArrayList<SourceRecord>();
        Subscription first = near.follow(heard::clear, changes -> {
            busy.countDown();
            waitUntilInterrupted();
        });
        ingest.accept(source, null, List.of(record("GIN", 1, false)));
        busy.await();
        ingest.accept(source, null, List.of(record("RUM", 1, false)));

        try (var _ = near.follow(heard::clear, heard::addAll)) {
            first.close();
            ingest.accept(source, null, List.of(record("ALE", 1, false)));
            await().untilAsserted(() ->
                    assertThat(heard).extracting(SourceRecord::key).contains("[\"ALE\"]"));
        }
    }

    private static void waitUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException left) {
            throw new IllegalStateException(left);
        }
    }

    private Map<String, String> everything() {
        Map<String, String> all = new HashMap<>();
        newest.snapshot(source, installation.id(), null, 1_000)
                .records()
                .forEach(record -> all.put(place(record), record.value().toString()));
        return all;
    }

    private static String place(SourceRecord record) {
        return (record.installation() == null ? "" : "own ") + record.key();
    }

    private static JsonNode record(String symbol, int price, boolean deleted) {
        var record = JsonMapper.shared().createObjectNode().put("symbol", symbol);
        return deleted ? record.put("_deleted", true) : record.put("price", price);
    }

    /** What a reader has. */
    private static final class Held {
        private final Map<String, String> values = new java.util.concurrent.ConcurrentHashMap<>();
        private final Map<String, Long> versions = new HashMap<>();
        private final List<SourceRecord> backwards = new CopyOnWriteArrayList<>();
        private final List<SourceRecord> repeated = new CopyOnWriteArrayList<>();
        private int anew;

        void take(RecordView.News news) {
            if (news.anew()) {
                anew++;
                values.clear();
                versions.clear();
            }
            for (SourceRecord record : news.records()) {
                Long before = versions.put(place(record), record.version());
                if (before != null && before > record.version()) {
                    backwards.add(record);
                }
                if (before != null && before == record.version()) {
                    repeated.add(record);
                }
                if (record.deleted()) {
                    values.remove(place(record));
                } else {
                    values.put(place(record), record.value().toString());
                }
            }
        }
    }

    /** The order of the table, and everything that may happen to it on its way. */
    private final class Unsteady implements RecordStream {
        private final Random random;
        private final List<SourceRecord> way = new ArrayList<>();
        private final List<SourceRecord> otherWay = new ArrayList<>();
        private final List<SourceRecord> delivered = new ArrayList<>();
        private @Nullable Reader reader;
        private long told;
        private int written;

        Unsteady(Random random) {
            this.random = random;
        }

        @Override
        public Subscription follow(Reader following) {
            reader = following;
            following.begins();
            return () -> reader = null;
        }

        void change() {
            int symbol = random.nextInt(6);
            ingest.accept(
                    source,
                    random.nextInt(3) == 0 ? installation.id() : null,
                    List.of(record("S" + symbol, written++, random.nextInt(4) == 0)));
            for (SourceRecord record : rows.everybodys(source, told, 100)) {
                told = record.version();
                (random.nextBoolean() ? way : otherWay).add(record);
            }
        }

        void deliverSome() {
            List<SourceRecord> from = random.nextBoolean() ? way : otherWay;
            List<SourceRecord> some = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0 && !from.isEmpty(); i--) {
                some.add(from.removeFirst());
            }
            if (!delivered.isEmpty() && random.nextInt(3) == 0) {
                some.add(delivered.get(random.nextInt(delivered.size())));
            }
            delivered.addAll(some);
            if (reader != null) {
                reader.changed(some);
            }
        }

        /** What is on its way is lost, and the reader is told so. */
        void breakOff() {
            way.clear();
            otherWay.clear();
            if (reader != null) {
                reader.begins();
            }
        }

        void deliverAll() {
            while (!way.isEmpty() || !otherWay.isEmpty()) {
                deliverSome();
            }
        }
    }
}
