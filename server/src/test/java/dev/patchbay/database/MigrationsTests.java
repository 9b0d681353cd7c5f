package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationsTests {

    @Test
    void givesEachModuleItsSchemaWithItsHistoryAndTouchesNoOther() throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();

        Migrations.migrate(database);

        assertThat(Migrations.modules()).contains("accounts", "jobs", "vault").isSorted();
        assertThat(column(
                        database,
                        "select table_schema from information_schema.tables"
                                + " where table_name = 'flyway_schema_history' order by 1"))
                .isEqualTo(Migrations.modules());
        assertThat(column(database, "select table_name from information_schema.tables where table_schema = 'public'"))
                .isEmpty();
    }

    @Test
    void refersToNoSchemaOfAnotherModule() throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();

        Migrations.migrate(database);

        assertThat(column(database, """
                        select conrelid::regclass || ' -> ' || confrelid::regclass
                        from pg_constraint c
                        join pg_class child on child.oid = c.conrelid
                        join pg_class parent on parent.oid = c.confrelid
                        where c.contype = 'f' and child.relnamespace <> parent.relnamespace
                        """)).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();
        Migrations.migrate(database);
        String history = "select count(*)::text from accounts.flyway_schema_history";
        List<String> before = column(database, history);

        Migrations.migrate(database);

        assertThat(column(database, history)).isEqualTo(before);
    }

    /** Else all of them would count as stale after an upgrade. */
    @Test
    void knowsOfSourcesFromBeforeThatWasNotedWhenTheyWereHeardOfLast() throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(
                        database.url(), database.username(), database.password().reveal())
                .locations("classpath:db/migration/pipeline")
                .schemas("pipeline")
                .target("6")
                .load()
                .migrate();
        execute(database, """
                insert into pipeline.source (integration, offered, heard_at)
                select cast(id as uuid), true, cast(heard as timestamptz) from (values
                    ('00000000-0000-7000-8000-000000000001', null), ('00000000-0000-7000-8000-000000000002', null),
                    ('00000000-0000-7000-8000-000000000003', '2026-03-03T03:00Z')) as s (id, heard);
                insert into pipeline.record (source, installation, key, version, value, deleted, way, at)
                select s.integration, '00000000-0000-0000-0000-000000000000', r.key, r.version, '{}', r.deleted, r.way, r.at
                from pipeline.source s, (values
                    ('polled', 1, false, 'POLLED', timestamptz '2026-01-01T10:00Z'),
                    ('sent', 2, false, 'SENT', timestamptz '2026-01-01T11:00Z'),
                    ('streamed', 3, false, 'STREAMED', timestamptz '2026-01-01T12:00Z'),
                    ('gone', 4, true, 'SENT', timestamptz '2026-01-01T13:00Z')) as r (key, version, deleted, way, at)
                where s.integration <> '00000000-0000-7000-8000-000000000002';
                insert into pipeline.feed (source, installation, last_good_at, whole_at)
                select integration, '00000000-0000-0000-0000-000000000000', timestamptz '2026-02-02T02:00Z',
                    case when integration <> '00000000-0000-7000-8000-000000000001' then timestamptz '2026-02-01T00:00Z' end
                from pipeline.source;
                """);

        Migrations.migrate(database);

        String utc = "select to_char(heard_at at time zone 'UTC', 'MM-DD HH24') from pipeline.";
        assertThat(column(database, utc + "source order by integration")).containsExactly("01-01 12", null, "03-03 03");
        assertThat(column(database, utc + "feed order by source")).containsExactly("01-01 10", "02-02 02", "02-02 02");
    }

    private static void execute(DatabaseAddress database, String statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static List<String> column(DatabaseAddress database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
