package dev.patchbay.vault;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row that holds the sealed keyset. */
@Component
class KeysetStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeysetStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing happens when another node was first. */
    void create(byte[] sealed, byte[] canary) {
        jdbc.sql("""
                        insert into vault.keyset (version, sealed, canary, changed_at)
                        values (1, :sealed, :canary, :now) on conflict do nothing
                        """)
                .param("sealed", sealed)
                .param("canary", canary)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Stored> read() {
        return read("select version, sealed, canary from vault.keyset");
    }

    Optional<Stored> lock() {
        return read("select version, sealed, canary from vault.keyset for update");
    }

    void replace(byte[] sealed, byte[] canary) {
        jdbc.sql("""
                        update vault.keyset
                        set version = version + 1, sealed = :sealed, canary = :canary, changed_at = :now
                        """)
                .param("sealed", sealed)
                .param("canary", canary)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Stored> read(String sql) {
        return jdbc.sql(sql)
                .query((row, index) ->
                        new Stored(row.getInt("version"), row.getBytes("sealed"), row.getBytes("canary")))
                .optional();
    }

    /** The row as it is; not a record, since arrays have no value equality. */
    static final class Stored {

        final int version;
        final byte[] sealed;
        final byte[] canary;

        Stored(int version, byte[] sealed, byte[] canary) {
            this.version = version;
            this.sealed = sealed;
            this.canary = canary;
        }
    }
}
