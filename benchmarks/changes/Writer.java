import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends events to streams of the log, one after the other, as Patchbay does: the counter's row lock, then the rows, in one transaction. */
final class Writer implements AutoCloseable {

    private static final String COUNT = """
            update lifecycle.stream set last_sequence = last_sequence + ?, last_position = pg_current_xact_id()
            where id = ? returning last_sequence, integration_id, installation_id
            """;

    private static final String APPEND = """
            insert into lifecycle.event (id, stream_id, integration_id, installation_id, sequence, type, body, appended_at, position)
            values (?, ?, ?, ?, ?, 'organization.updated', ?, now(), pg_current_xact_id())
            """;

    private final List<UUID> streams;
    private final Map<String, Long> committed;
    private final Connection connection;
    private final PreparedStatement count;
    private final PreparedStatement append;
    private int turn;

    /**
     * @param streams no other writer's
     * @param committed is told when each event was about to be committed
     */
    Writer(Database database, List<UUID> streams, Map<String, Long> committed) throws SQLException {
        this.streams = streams;
        this.committed = committed;
        connection = database.connect();
        connection.setAutoCommit(false);
        count = connection.prepareStatement(COUNT);
        append = connection.prepareStatement(APPEND);
    }

    /** The streams of installations. */
    static List<UUID> streams(Database database) throws SQLException {
        List<UUID> streams = new ArrayList<>();
        try (Connection connection = database.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select id from lifecycle.stream where installation_id is not null order by id")) {
            while (rows.next()) {
                streams.add(rows.getObject(1, UUID.class));
            }
        }
        return streams;
    }

    /** To the stream whose turn it is. */
    void write(int events) throws SQLException {
        UUID stream = streams.get(turn++ % streams.size());
        count.setInt(1, events);
        count.setObject(2, stream);
        try (ResultSet counted = count.executeQuery()) {
            counted.next();
            long last = counted.getLong(1);
            UUID integration = counted.getObject(2, UUID.class);
            UUID installation = counted.getObject(3, UUID.class);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id.toString());
                append.setObject(1, id);
                append.setObject(2, stream);
                append.setObject(3, integration);
                append.setObject(4, installation);
                append.setLong(5, last - events + 1 + i);
                append.setString(6, body(id, last - events + 1 + i, installation));
                append.addBatch();
            }
            append.executeBatch();
            long now = System.nanoTime();
            ids.forEach(id -> committed.put(id, now));
            connection.commit();
        }
    }

    private static String body(UUID id, long sequence, UUID installation) {
        return """
                {"id":"%s","event":"organization.updated","sequence":%d,"timestamp":"2026-11-22T10:00:00Z",\
                "integration":"bench-events","version":"1.0.0","installationId":"%s",\
                "organizationId":"019a0000-0000-7000-8000-000000000000","userId":null,"clientId":"c_0123456789abcdef",\
                "clientSecret":null,"data":{"name":"bench","displayName":"A house with a name of usual length"}}"""
                .formatted(id, sequence, installation);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
