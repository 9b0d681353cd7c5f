import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What the Debezium engine alone says of the table: nothing routes it, and no broker takes it. */
final class EngineArrivals implements Arrivals {

    private static final String SLOT = "bench_engine";
    private static final String TABLE = "lifecycle.event";

    private final Database database;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch started = new CountDownLatch(1);
    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private String trouble = "";

    EngineArrivals(Database database) {
        this.database = database;
    }

    @Override
    public void listen(Consumer<String> event) throws Exception {
        database.execute("create publication " + SLOT + " for table " + TABLE + " with (publish = 'insert')");
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties())
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void taskStarted() {
                        started.countDown();
                    }
                })
                .using((success, message, error) -> trouble = success ? "" : message + " " + error)
                .notifying((records, committer) -> {
                    for (var record : records) {
                        if (record.record().value() instanceof Struct change && change.schema().field("after") != null) {
                            event.accept(change.getStruct("after").getString("id"));
                        }
                        committer.markProcessed(record);
                    }
                    committer.markBatchFinished();
                })
                .build();
        thread.execute(engine);
        if (!started.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the engine did not start: " + trouble);
        }
    }

    /** As Patchbay's engines are told, as far as it bears upon speed. */
    private Properties properties() {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        var properties = new Properties();
        properties.put("name", SLOT);
        properties.put("topic.prefix", SLOT);
        properties.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        properties.put("plugin.name", "pgoutput");
        properties.put("slot.name", SLOT);
        properties.put("slot.drop.on.stop", "true");
        properties.put("publication.name", SLOT);
        properties.put("publication.autocreate.mode", "disabled");
        properties.put("snapshot.mode", "no_data");
        properties.put("table.include.list", TABLE.replace(".", "\\."));
        properties.put("tombstones.on.delete", "false");
        properties.put("poll.interval.ms", "5");
        properties.put("max.batch.size", "1024");
        properties.put("max.queue.size", "4096");
        properties.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        properties.put("offset.flush.interval.ms", "500");
        properties.put("database.hostname", address.getHost());
        properties.put("database.port", String.valueOf(address.getPort()));
        properties.put("database.dbname", address.getPath().substring(1));
        properties.put("database.user", database.user());
        properties.put("database.password", database.password());
        return properties;
    }

    @Override
    public void close() throws Exception {
        engine.close();
        thread.shutdown();
        thread.awaitTermination(30, TimeUnit.SECONDS);
    }
}
