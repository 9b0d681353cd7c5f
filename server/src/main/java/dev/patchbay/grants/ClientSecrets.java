package dev.patchbay.grants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How old the secrets of clients are. What they are, {@link Clients} knows. */
@Component
public class ClientSecrets {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClientSecrets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How old a client's secret is.
     *
     * @param madeAt when the one that counts was made
     * @param previousUntil how long the one before it is taken too; null when it is not any more
     */
    public record Age(Instant madeAt, @Nullable Instant previousUntil) {}

    /** Empty for a client that has none. */
    public Optional<Age> ageOf(String client) {
        return jdbc.sql("""
                        select coalesce(secret_made_at, created_at) as made_at,
                            case when previous_secret_until > :now then previous_secret_until end as previous_until
                        from grants.client where id = :id and secret_hash is not null
                        """)
                .param("id", client)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(ClientSecrets::age)
                .optional();
    }

    /** Takes the secret of before no longer, though the overlap has not passed. Whether there was one that was taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean endPrevious(String client) {
        return jdbc.sql("""
                        update grants.client set previous_secret_hash = null, previous_secret_until = null
                        where id = :id and previous_secret_until > :now
                        """)
                        .param("id", client)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static Age age(ResultSet row, int number) throws SQLException {
        var until = row.getObject("previous_until", OffsetDateTime.class);
        return new Age(
                row.getObject("made_at", OffsetDateTime.class).toInstant(), until == null ? null : until.toInstant());
    }
}
