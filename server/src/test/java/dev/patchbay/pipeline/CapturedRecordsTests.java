package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Follower;
import dev.patchbay.broker.InternalTopic;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Subscription;
import dev.patchbay.changes.Slots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How each change of a record reaches all nodes, whichever way the record came. */
class CapturedRecordsTests extends PushScene {

    @Autowired
    RecordStream stream;

    @Autowired
    CapturedRecords captured;

    @Autowired
    Slots slots;

    @BeforeEach
    void isCaptured() {
        await().until(() -> slots.standings().stream()
                .anyMatch(standing -> standing.slot().equals("records") && standing.running()));
    }

    @Test
    void tellsEachChangeOnceWhicheverWayItCame() throws Exception {
        var told = new Told();
        try (Subscription _ = broker.follow(InternalTopic.RECORDS, told)) {
            await().until(() -> told.begun);
            ingest.accept(source, null, List.of(price("SENT", 1), price("SENT TOO", 1)));
            push("{\"symbol\":\"PUSHED\",\"price\":1}");
            awaitRead();
            ingest.accept(source, null, List.of(price("SENT", 1), price("SENT TOO", 2)));
            push("{\"symbol\":\"PUSHED\",\"price\":1}");
            push("{\"symbol\":\"SENT\",\"price\":3}");
            awaitRead();
            ingest.accept(source, installation.id(), List.of(price("LAST", 1)));

            await().untilAsserted(() -> assertThat(told.keys()).contains("[\"LAST\"] 6"));
        }
        assertThat(told.keys())
                .containsExactlyInAnyOrder(
                        "[\"SENT\"] 1",
                        "[\"SENT TOO\"] 2",
                        "[\"PUSHED\"] 3",
                        "[\"SENT TOO\"] 4",
                        "[\"SENT\"] 5",
                        "[\"LAST\"] 6");
    }

    @Test
    void givesALateReaderWhatIsThereAndThenEachChange() throws Exception {
        String large = text(3_500);
        push("{\"symbol\":\"EARLY\",\"price\":1,\"more\":\"" + large + "\"}");
        awaitRead();
        Map<String, String> held = new ConcurrentHashMap<>();
        try (var _ = RecordView.of(stream, newest, source, null, news -> keep(held, news))) {
            assertThat(held).containsOnlyKeys("[\"EARLY\"]");
            for (int i = 0; i < 30; i++) {
                ingest.accept(source, null, List.of(price("S" + i % 4, i)));
                push("{\"symbol\":\"P" + i % 4 + "\",\"price\":" + i + "}");
            }
            awaitRead();
            await().untilAsserted(() -> assertThat(new TreeMap<>(held)).isEqualTo(there()));

            // all at once, and of the large one PostgreSQL's log has no value
            schema(
                    "{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"symbol\"], \"compatibility\": \"none\"}"
                            .formatted(PRICE));
            askSchemaAgain();
            poll();
            schema(("{\"schema\": %s, \"refresh_interval_seconds\": 60, \"key\": [\"symbol\", \"price\"],"
                            + " \"compatibility\": \"none\"}")
                    .formatted(PRICE));
            askSchemaAgain();
            poll();
            await().untilAsserted(() -> assertThat(held).isEmpty());
        }
    }

    @Test
    void tellsAgainFromTheTableWhatIsNewerThanAMoment() throws Exception {
        ingest.accept(source, null, List.of(price("OLD", 1)));
        clock.advance(Duration.ofHours(1));
        var since = clock.instant();
        var told = new Told();
        try (Subscription _ = broker.follow(InternalTopic.RECORDS, told)) {
            await().until(() -> told.begun);
            ingest.accept(source, null, List.of(price("A", 1), price("B", 1)));
            ingest.accept(source, null, List.of(price("A", 2)));
            await().untilAsserted(() -> assertThat(told.keys()).contains("[\"A\"] 4"));
            told.records.clear();

            captured.again(since);
            await().untilAsserted(() -> assertThat(told.keys()).containsExactly("[\"B\"] 3", "[\"A\"] 4"));
        }
    }

    @Test
    void tellsAgainPartByPart() throws Exception {
        clock.advance(Duration.ofHours(1));
        var since = clock.instant();
        var told = new Told();
        try (Subscription _ = broker.follow(InternalTopic.RECORDS, told)) {
            await().until(() -> told.begun);
            ingest.accept(source, null, prices(40));
            ingest.accept(source, installation.id(), prices(40));
            await().untilAsserted(() -> assertThat(told.keys()).hasSize(80));
            told.records.clear();

            captured.again(since);
            await().untilAsserted(() -> assertThat(told.keys()).hasSize(80).doesNotHaveDuplicates());
        }
    }

    @Test
    void holdsNobodyUpForAReaderThatFailsOrAMessageThatNobodyCanRead() throws Exception {
        var failing = new Fragile();
        var well = new Fragile();
        well.fails = false;
        try (var _ = stream.follow(failing);
                var _ = stream.follow(well)) {
            var round = new AtomicInteger();
            await().until(() -> {
                ingest.accept(source, null, List.of(price("BEFORE", round.incrementAndGet())));
                return well.keys.contains("[\"BEFORE\"]");
            });
            int begun = well.begun.get();

            broker.append(
                            InternalTopic.RECORDS,
                            new Message("some", "nonsense".getBytes(StandardCharsets.UTF_8), Map.of()))
                    .get();
            ingest.accept(source, null, List.of(price("AFTER", 1)));
            await().until(() -> well.keys.contains("[\"AFTER\"]"));
            await().until(() -> well.begun.get() > begun);

            failing.fails = false;
            await().until(() -> failing.begun.get() > 0);
            ingest.accept(source, null, List.of(price("WELL AGAIN", 1)));
            await().until(() -> failing.keys.contains("[\"WELL AGAIN\"]"));
        }
    }

    /** A reader that fails as long as it is to, but for its first beginning. */
    private static final class Fragile implements RecordStream.Reader {
        private final List<String> keys = new CopyOnWriteArrayList<>();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicBoolean joined = new AtomicBoolean();
        private volatile boolean fails = true;

        @Override
        public void begins() {
            if (joined.getAndSet(true)) {
                failIfItIsTo();
                begun.incrementAndGet();
            }
        }

        @Override
        public void changed(List<SourceRecord> changes) {
            failIfItIsTo();
            changes.forEach(change -> keys.add(change.key()));
        }

        private void failIfItIsTo() {
            if (fails) {
                throw new IllegalStateException("not now");
            }
        }
    }

    private static List<JsonNode> prices(int count) {
        return IntStream.range(0, count).mapToObj(n -> price("S" + n, n)).toList();
    }

    private static void keep(Map<String, String> held, RecordView.News news) {
        if (news.anew()) {
            held.clear();
        }
        news.records().forEach(record -> {
            if (record.deleted()) {
                held.remove(record.key());
            } else {
                held.put(record.key(), record.value().toString());
            }
        });
    }

    private static String text(int length) {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static JsonNode price(String symbol, double price) {
        return JsonMapper.shared().createObjectNode().put("symbol", symbol).put("price", price);
    }

    /** What lies in the topic, as it is. */
    private final class Told implements Follower {
        private final List<SourceRecord> records = new CopyOnWriteArrayList<>();
        private volatile boolean begun;

        @Override
        public void begins() {
            begun = true;
        }

        @Override
        public void hears(List<Message> messages) {
            messages.stream().map(RecordChannel::read).forEach(records::add);
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (SourceRecord record : records) {
                if (record.source().equals(source)) {
                    keys.add(record.key() + " " + record.version());
                }
            }
            return keys;
        }
    }
}
