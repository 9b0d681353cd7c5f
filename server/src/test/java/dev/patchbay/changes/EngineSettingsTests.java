package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.database.DatabaseAddress;
import dev.patchbay.kernel.Secret;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com:5433/market, db.example.com, 5433, market",
        "jdbc:postgresql://db.example.com/market?sslmode=require, db.example.com, 5432, market",
        "jdbc:postgresql://db.example.com, db.example.com, 5432, ada",
        "jdbc:postgresql:my%20market, localhost, 5432, my market",
        "'jdbc:postgresql://one,two:5434/market', one, 5432, market"
    })
    void goesWhereThePoolsGo(String url, String host, String port, String name) {
        Properties settings = settings(url, 0);

        assertThat(settings)
                .containsEntry("database.hostname", host)
                .containsEntry("database.port", port)
                .containsEntry("database.dbname", name);
    }

    @Test
    void triesEachOfSeveralServers() {
        assertThat(settings("jdbc:postgresql://one,two:5434/market", 1))
                .containsEntry("database.hostname", "two")
                .containsEntry("database.port", "5434");
    }

    @Test
    void keepsWhatTheAddressAsksOfTheConnection() {
        assertThat(settings(
                        "jdbc:postgresql://db/market?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&options=-c%20a=b&user=eve",
                        0))
                .containsEntry("database.sslmode", "verify-full")
                .containsEntry("database.sslrootcert", "/etc/ca.pem")
                .containsEntry("driver.options", "-c a=b -c wal_sender_timeout=10s")
                .containsEntry("database.user", "ada")
                .doesNotContainKey("driver.user");
    }

    private static Properties settings(String url, int attempt) {
        return new EngineSettings(new DatabaseAddress(url, "ada", Secret.of("pw")), "unchanged")
                .of("key", "lifecycle", "patchbay_lifecycle_1", List.of("a.b"), attempt);
    }
}
