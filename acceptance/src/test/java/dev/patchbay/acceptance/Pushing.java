package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** A data source's program that writes ever newer prices of a few things to its topic, and remembers which of them were taken. */
final class Pushing {

    private static final int THINGS = 10;
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private final BrokerScene.Integration source;

    /** By symbol, the newest that was written, and the newest of which the broker said that it has it. */
    private final Map<String, Integer> written = new ConcurrentHashMap<>();

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private int price;

    Pushing(BrokerScene.Integration source) {
        this.source = source;
    }

    /** Writes until it is told to end, with one producer, whatever happens to it. */
    void writeUntil(CountDownLatch end) throws InterruptedException {
        try (StockKafka kafka = source.kafka()) {
            KafkaProducer<String, byte[]> producer = kafka.producer(Map.of(
                    "acks", "all", "max.block.ms", 2_000, "request.timeout.ms", 8_000, "delivery.timeout.ms", 20_000));
            try {
                while (!end.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    write(producer, "T" + price % THINGS, ++price);
                }
            } finally {
                producer.close(Duration.ofSeconds(1));
            }
        }
    }

    private void write(KafkaProducer<String, byte[]> producer, String symbol, int now) {
        written.put(symbol, now);
        byte[] value = "{\"symbol\":\"%s\",\"price\":%d}".formatted(symbol, now).getBytes(StandardCharsets.UTF_8);
        try {
            var _ = producer.send(new ProducerRecord<>(source.data(), symbol, value), (where, failed) -> {
                if (failed == null) {
                    taken.merge(symbol, now, Math::max);
                }
            });
        } catch (KafkaException away) {
            // it was not taken
        }
    }

    /** How many were taken, of each thing at least. */
    int taken() {
        return taken.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** Whoever has the source sees the newest that was taken of each thing, or one that was written after it. */
    void isThere(Api api, String installation, Duration within) {
        assertThat(taken).isNotEmpty();
        Await.until(within, () -> "there are " + newest(api, installation) + " of " + taken, () -> {
            var there = newest(api, installation);
            return taken.entrySet().stream().allMatch(each -> there.getOrDefault(each.getKey(), 0) >= each.getValue());
        });
        newest(api, installation)
                .forEach((symbol, newest) ->
                        assertThat(newest).as(symbol).isLessThanOrEqualTo(written.getOrDefault(symbol, 0)));
    }

    private static Map<String, Integer> newest(Api api, String installation) {
        var newest = new HashMap<String, Integer>();
        var answer = api.get("/api/installations/" + installation + "/records");
        if (answer.status() == 200) {
            answer.json().get("records").forEach(record -> {
                var value = record.get("value");
                newest.put(value.get("symbol").asString(), value.get("price").asInt());
            });
        }
        return newest;
    }
}
