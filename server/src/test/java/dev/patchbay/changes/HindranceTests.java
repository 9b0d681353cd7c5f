package dev.patchbay.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindranceTests {

    @ParameterizedTest
    @CsvSource({
        "42501, permission denied to use replication slots, alter role",
        "53400, all replication slots are in use, max_replication_slots",
        "53300, too many, max_wal_senders",
        "55000, logical decoding requires \"wal_level\" >= \"logical\" and wal_level, wal_level = logical",
        "08006, connection refused, connection refused"
    })
    void saysWhatToDo(String state, String words, String mend) {
        var failure = new IllegalStateException("The engine ended", new SQLException(words, state));

        assertThat(Hindrance.of(failure)).contains(mend);
    }
}
