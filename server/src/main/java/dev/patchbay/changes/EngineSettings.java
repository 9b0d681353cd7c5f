package dev.patchbay.changes;

import dev.patchbay.database.DatabaseAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an engine is told. */
final class EngineSettings {

    /** As the driver reads it: several servers with commas between, each with or without a port. */
    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:postgresql:(?://(?<servers>[^/?]*)/?)?(?<database>[^/?]*)(?:\\?(?<arguments>.*))?");

    private static final Set<String> OURS = Set.of("user", "password", "connectTimeout");

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
        // 500 by itself, which everything would wait for; the queue spins through the last millisecond of each, at 5 a
        // tenth of a core
        settings.put("poll.interval.ms", "20");
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
        Matcher address = ADDRESS.matcher(database.url());
        if (!address.matches()) {
            throw new IllegalStateException("Not the address of a PostgreSQL");
        }
        String[] servers = given(address.group("servers"), "localhost").split(",", -1);
        String[] server = servers[Math.floorMod(attempt, servers.length)].split(":(?=\\d+$)", 2);
        settings.put("database.hostname", server[0]);
        settings.put("database.port", server.length > 1 ? server[1] : "5432");
        settings.put("database.dbname", decoded(given(address.group("database"), database.username())));
        settings.put("database.user", database.username());
        settings.put("database.password", database.password().reveal());
        settings.put("database.tcpKeepAlive", "true");
        for (String argument : given(address.group("arguments"), "").split("&", -1)) {
            String[] parts = argument.split("=", 2);
            if (parts.length == 2 && !OURS.contains(parts[0])) {
                boolean secure = parts[0].toLowerCase(Locale.ROOT).startsWith("ssl");
                settings.put((secure ? "database." : "driver.") + parts[0], decoded(parts[1]));
            }
        }
        settings.put("driver.connectTimeout", "5");
        settings.merge("driver.options", "-c wal_sender_timeout=10s", (given, ours) -> given + " " + ours);
    }

    private static String given(@Nullable String part, String otherwise) {
        return part == null || part.isEmpty() ? otherwise : part;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
