package dev.patchbay.changes;

import dev.patchbay.database.DatabaseAddress;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/** What an engine is told. */
final class EngineSettings {

    private static final Set<String> NOT_OF_THE_DRIVER =
            Set.of("PGHOST", "PGPORT", "PGDBNAME", "user", "password", "connectTimeout");

    /** How text stands that PostgreSQL did not send since it did not change; nobody else can know it. */
    private final String unchanged;

    private final DatabaseAddress database;

    EngineSettings(DatabaseAddress database, String unchanged) {
        this.database = database;
        this.unchanged = unchanged;
    }

    /**
     * The settings of one run.
     *
     * @param attempt a number that grows, so that of several servers each is tried
     */
    Properties of(String key, String slot, String slotName, Iterable<String> tables, int attempt) {
        var settings = new Properties();
        settings.put("name", key);
        settings.put(
                "topic.prefix", key); // names the beans by which it can be watched, too, of which no two may be alike
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slotName);
        settings.put("publication.name", SlotTable.publicationOf(slot));
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("snapshot.mode", "no_data");
        settings.put("table.include.list", String.join(",", tables).replace(".", "\\."));
        settings.put("tombstones.on.delete", "false");
        settings.put("decimal.handling.mode", "string");
        settings.put("binary.handling.mode", "hex");
        settings.put("unavailable.value.placeholder", unchanged);
        settings.put("poll.interval.ms", "5"); // 500 by itself, which everything would wait for
        settings.put("max.batch.size", "1024");
        settings.put("max.queue.size", "4096");
        settings.put("max.queue.size.in.bytes", String.valueOf(8 * 1024 * 1024));
        settings.put("status.update.interval.ms", "3000"); // well before wal_sender_timeout
        settings.put("offset.storage", PlaceStore.class.getName());
        settings.put(PlaceStore.PLACE, key);
        settings.put("offset.flush.interval.ms", "500");
        settings.put("offset.flush.timeout.ms", "10000");
        // whoever leads looks at the slot before each start: one that Debezium makes by itself would hide what is
        // missing
        settings.put("errors.max.retries", "0");
        settings.put("slot.max.retries", "0");
        settings.put("task.management.timeout.ms", "30000");
        settings.put("record.processing.shutdown.timeout.ms", "1000");
        settings.put("record.processing.threads", "1");
        connection(settings, attempt);
        return settings;
    }

    String unchanged() {
        return unchanged;
    }

    private void connection(Properties settings, int attempt) {
        Properties address = Driver.parseURL(database.url(), null);
        if (address == null) {
            throw new IllegalStateException("Not the address of a PostgreSQL");
        }
        String[] hosts = address.getProperty("PGHOST", "localhost").split(",", -1);
        String[] ports = address.getProperty("PGPORT", "5432").split(",", -1);
        int which = Math.floorMod(attempt, hosts.length);
        settings.put("database.hostname", hosts[which]);
        settings.put("database.port", ports[which]);
        settings.put("database.dbname", address.getProperty("PGDBNAME", database.username()));
        settings.put("database.user", database.username());
        settings.put("database.password", database.password().reveal());
        settings.put("database.tcpKeepAlive", "true");
        settings.put("driver.connectTimeout", "5");
        for (String name : address.stringPropertyNames()) {
            if (!NOT_OF_THE_DRIVER.contains(name)) {
                boolean secure = name.toLowerCase(Locale.ROOT).startsWith("ssl");
                settings.put((secure ? "database." : "driver.") + name, address.getProperty(name, ""));
            }
        }
        settings.merge("driver.options", "-c wal_sender_timeout=10s", (given, ours) -> given + " " + ours);
    }
}
