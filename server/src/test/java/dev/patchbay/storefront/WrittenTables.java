package dev.patchbay.storefront;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables in which requests change something, which PostgreSQL notes. Background work goes on meanwhile and is not heard of
 * here: it has connections of another name.
 */
final class WrittenTables implements AutoCloseable {

    /** What any request leaves behind: when the session was last used, how often somebody asked, and which answer a key had. */
    private static final Set<String> BY_ANY_REQUEST = Set.of("accounts.session", "gateway.idempotency_key");

    private final JdbcClient jdbc;
    private final List<String> tables;

    WrittenTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE'
                          and table_schema not in ('pg_catalog', 'information_schema', 'public', 'written', 'limits')
                        """).query((row, number) -> row.getString(1)).list().stream()
                .filter(table -> !BY_ANY_REQUEST.contains(table))
                .toList();
        run("create schema if not exists written");
        run("create unlogged table if not exists written.noted (name text)");
        run("""
                create or replace function written.note() returns trigger language plpgsql as $$
                begin
                    if current_setting('application_name') = 'patchbay web'
                        and (tg_op <> 'UPDATE' or cast(old as text) is distinct from cast(new as text))
                    then
                        insert into written.noted values (tg_table_schema || '.' || tg_table_name);
                    end if;
                    return null;
                end $$
                """);
        for (String table : tables) {
            run("create or replace trigger written_rows after insert or update or delete on " + table
                    + " for each row execute function written.note()");
            run("create or replace trigger written_away after truncate on " + table
                    + " for each statement execute function written.note()");
        }
    }

    void forget() {
        run("delete from written.noted");
    }

    /** Those that a request has written to since. */
    Set<String> byRequests() {
        return new TreeSet<>(jdbc.sql("select distinct name from written.noted")
                .query(String.class)
                .list());
    }

    /** One after the other: all at once, and whoever holds two of them the other way round waits for us and we for them. */
    @Override
    public void close() {
        for (String table : tables) {
            run("drop trigger if exists written_rows on " + table);
            run("drop trigger if exists written_away on " + table);
        }
        run("drop schema written cascade");
    }

    private void run(String command) {
        jdbc.sql(command).update();
    }
}
