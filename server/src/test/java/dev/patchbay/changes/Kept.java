package dev.patchbay.changes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A captured table that keeps what it is handed, as a broker would, and fails when it is told to. */
final class Kept implements CapturedTable {

    private final String slot;
    private final String table;
    private final JdbcClient jdbc;
    final List<Row> rows = new CopyOnWriteArrayList<>();
    final List<Instant> asked = new CopyOnWriteArrayList<>();
    final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Kept(String slot, String table, JdbcClient jdbc) {
        this.slot = slot;
        this.table = table;
        this.jdbc = jdbc;
    }

    @Override
    public String slot() {
        return slot;
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public void carry(List<Row> some) {
        RuntimeException told = failure.get();
        if (told != null) {
            throw told;
        }
        rows.addAll(some);
    }

    @Override
    public void again(Instant since) {
        RuntimeException told = failure.get();
        if (told != null) {
            throw told;
        }
        asked.add(since);
        jdbc.sql("select id, said from %s where at >= :since order by id".formatted(table))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(
                        Operation.INSERT, Map.of("id", row.getString("id"), "said", row.getString("said")), 0, since))
                .list()
                .forEach(rows::add);
    }

    List<String> said() {
        return rows.stream().map(row -> row.value("said")).toList();
    }

    /** What was said, without what came twice; a later one that came before an earlier one stays where it was. */
    List<String> saidOnce() {
        return List.copyOf(new LinkedHashSet<>(said()));
    }
}
