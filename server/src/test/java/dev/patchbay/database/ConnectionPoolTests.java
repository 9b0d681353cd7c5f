package dev.patchbay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD) // which a socket that is read from does not keep
class ConnectionPoolTests {

    private static final Duration STATEMENT = Duration.ofSeconds(2);
    private static final DatabaseSettings SETTINGS =
            new DatabaseSettings(null, null, null, 12, 6, 6, Duration.ofSeconds(10));

    @Test
    void givesUpAServerThatSaysNothingAndFindsItAgain() throws Exception {
        try (var network = BreakableNetwork.to(TestDatabase.fresh());
                var pool = new HikariDataSource(pool(Duration.ofSeconds(5)).to(network.through()))) {
            try (var connection = pool.getConnection()) {
                assertThat(new Sql(connection).text("select 'heard'")).isEqualTo("heard");

                network.loseAll();
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new Sql(connection).text("select 'lost'"));
                assertThat(connection.isClosed()).isTrue();
            }
            assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection);

            network.mend();
            await().ignoreExceptions().until(() -> {
                try (var connection = pool.getConnection()) {
                    return new Sql(connection).text("select 'again'").equals("again");
                }
            });
        }
    }

    @Test
    void waitsForItsLongestStatement() throws SQLException {
        try (var pool = new HikariDataSource(pool(Duration.ofSeconds(20)).to(TestDatabase.fresh()));
                var connection = pool.getConnection()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new Sql(connection).text("select pg_sleep(40)"))
                    .as("ended by the database")
                    .satisfies(ended -> assertThat(ended.getSQLState()).isEqualTo("57014"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> pool(STATEMENT));
    }

    @Test
    void learnsOfALostServerInEachPool() {
        var address = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:1/none", "nobody", dev.patchbay.kernel.Secret.of("nothing"));
        assertThat(Stream.of(
                        ConnectionPool.web(SETTINGS),
                        ConnectionPool.jobs(SETTINGS),
                        ConnectionPool.feeds(SETTINGS),
                        ConnectionPool.locks(SETTINGS)))
                .allSatisfy(pool -> {
                    var properties = pool.to(address).getDataSourceProperties();
                    assertThat(Duration.ofSeconds(Long.parseLong(properties.getProperty("socketTimeout"))))
                            .isGreaterThan(pool.statement());
                    assertThat(properties).containsEntry("tcpKeepAlive", "true").containsKey("connectTimeout");
                    assertThat(properties.getProperty("ApplicationName"))
                            .isEqualTo("patchbay " + pool.pool().name().toLowerCase(Locale.ROOT));
                });
    }

    private static ConnectionPool pool(Duration silence) {
        return new ConnectionPool(DatabasePool.WEB, 1, STATEMENT, Duration.ofSeconds(5), silence, SETTINGS.hanging());
    }
}
