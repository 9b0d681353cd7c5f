package dev.patchbay.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an engine goes on, as Debezium asks for it. Public since Debezium makes it by its name; it is nobody else's.
 *
 * <p>Kept is the end of the last transaction that was carried whole. An engine that starts is told no more than that: it then
 * begins with the next transaction, and never has to look for a place within one.
 */
public final class PlaceStore implements OffsetBackingStore {

    static final String PLACE = "offset.storage.place";

    private static final Map<String, Place> PLACES = new ConcurrentHashMap<>();
    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable String key;

    /** The place of one run of an engine. */
    interface Place {

        long position();

        void carried(long position, @Nullable Instant committed) throws SQLException;
    }

    /** Gives the engine of this key a place; null takes it away, and the engine can note nothing more. */
    static void give(String key, @Nullable Place place) {
        if (place == null) {
            PLACES.remove(key);
        } else {
            PLACES.put(key, place);
        }
    }

    @Override
    public void configure(WorkerConfig config) {
        key = config.originalsStrings().get(PLACE);
    }

    @Override
    public void start() {
        place();
    }

    @Override
    public void stop() {
        // the turn is somebody else's to end
    }

    private Place place() {
        Place place = key == null ? null : PLACES.get(key);
        if (place == null) {
            throw new ConnectException("The turn is over");
        }
        return place;
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        String text = "{\"lsn\":%1$d,\"lsn_commit\":%1$d}".formatted(place().position());
        var places = new HashMap<ByteBuffer, ByteBuffer>();
        keys.forEach(each -> places.put(each, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
        return CompletableFuture.completedFuture(places);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> told) {
        var done = new CompletableFuture<Void>();
        try {
            for (ByteBuffer value : values.values()) {
                note(value);
            }
            done.complete(null);
        } catch (SQLException | RuntimeException failed) {
            done.completeExceptionally(failed);
        }
        if (told != null) {
            told.onCompletion(done.isCompletedExceptionally() ? done.exceptionNow() : null, null);
        }
        return done;
    }

    private void note(@Nullable ByteBuffer value) throws SQLException {
        if (value == null) {
            return;
        }
        JsonNode offset =
                JSON.readTree(StandardCharsets.UTF_8.decode(value.duplicate()).toString());
        JsonNode ended = offset.path("lsn_commit");
        if (ended.isIntegralNumber()) {
            JsonNode committed = offset.path("ts_usec");
            place().carried(
                            ended.asLong(),
                            committed.isIntegralNumber() && committed.asLong() > 0
                                    ? Instant.EPOCH.plus(committed.asLong(), ChronoUnit.MICROS)
                                    : null);
        }
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }
}
