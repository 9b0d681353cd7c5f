package dev.patchbay.pipeline;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerRefused;
import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.InternalTopic;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Position;
import dev.patchbay.kernel.IntegrationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells all nodes of records that changed. */
@Component
class RecordChannel {

    private static final Logger log = LoggerFactory.getLogger(RecordChannel.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Broker broker;

    RecordChannel(Broker broker) {
        this.broker = broker;
    }

    /** As it is written. */
    private record Told(
            UUID source, UUID owner, String key, long version, JsonNode value, boolean deleted, String at) {}

    /**
     * Tells them in their order; returns when the broker has all.
     *
     * @throws BrokerUnavailable when it may not have all
     */
    void tell(List<SourceRecord> records) throws InterruptedException {
        List<CompletableFuture<Position>> told = records.stream()
                .map(record -> broker.append(InternalTopic.RECORDS, message(record)))
                .toList();
        for (int i = 0; i < told.size(); i++) {
            try {
                told.get(i).get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof BrokerUnavailable away) {
                    throw away;
                }
                if (!(failed.getCause() instanceof BrokerRefused)) {
                    throw new IllegalStateException("A change could not be told", failed);
                }
                // readers find it in the table
                log.warn(
                        "The broker does not take the change of a record of {}",
                        records.get(i).source());
            }
        }
    }

    static Message message(SourceRecord record) {
        var shelf = new Shelf(record.source(), record.installation());
        var told = new Told(
                record.source().value(),
                shelf.owner(),
                record.key(),
                record.version(),
                record.value(),
                record.deleted(),
                record.at().toString());
        return new Message(
                record.source() + " " + shelf.owner() + " " + record.key(),
                JSON.writeValueAsString(told).getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static SourceRecord read(Message message) {
        Told told = JSON.readValue(message.value(), Told.class);
        return new SourceRecord(
                new IntegrationId(told.source),
                Shelf.installation(told.owner),
                told.key,
                told.version,
                told.value,
                told.deleted,
                Instant.parse(told.at));
    }
}
