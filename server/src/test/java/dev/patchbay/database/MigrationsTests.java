package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
