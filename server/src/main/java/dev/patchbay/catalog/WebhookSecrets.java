package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets that deliveries are signed with. A new one signs at once, and the one before it signs beside it for a day, so that
 * receivers change theirs when it suits them.
 */
@Component
public class WebhookSecrets {

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * How old the secret is.
     *
     * @param fromFile whether the catalog file gives it
     * @param rotatedAt when it replaced another one; null for the first
     * @param previousUntil how long the one before it signs too; null when it does not any more
     */
    public record Age(
            boolean fromFile,
            @Nullable Instant rotatedAt,
            @Nullable Instant previousUntil) {}

    /** A new secret, to be shown this once. */
    public record Rotated(Secret secret, Instant previousUntil) {}

    public Age ageOf(IntegrationId integration) {
        return jdbc.sql("""
                        select webhook_secret_from_file, webhook_secret_rotated_at, previous_webhook_secret_until
                        from catalog.integration where id = :id
                        """)
                .param("id", integration.value())
                .query((row, number) -> age(row))
                .single();
    }

    /**
     * Makes a new secret in the caller's transaction.
     *
     * @throws ProblemException {@code webhook-secret-in-catalog} when the catalog file gives it: the file wins on its own fields
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Rotated rotate(IntegrationId integration) {
        var stored = jdbc.sql("""
                        select webhook_secret, webhook_secret_from_file from catalog.integration where id = :id for update
                        """)
                .param("id", integration.value())
                .query((row, number) -> new Stored(
                        vault.open(row.getBytes("webhook_secret"), ListingTable.secretField(integration.value())),
                        row.getBoolean("webhook_secret_from_file")))
                .single();
        if (stored.fromFile) {
            throw new ProblemException(
                    CatalogProblem.WEBHOOK_SECRET_IN_CATALOG,
                    "Nothing was changed. An operator changes webhook_secret in the catalog file and applies it; the secret of before"
                            + " signs beside the new one for 24 hours.");
        }
        var secret = make();
        var until = keep(integration.value(), stored.secret);
        jdbc.sql("update catalog.integration set webhook_secret = :secret where id = :id")
                .param("secret", vault.seal(secret, ListingTable.secretField(integration.value())))
                .param("id", integration.value())
                .update();
        return new Rotated(secret, until);
    }

    /** Signs with the secret of before no longer, though the overlap has not passed; whether it still did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean endPrevious(IntegrationId integration) {
        return jdbc.sql("""
                        update catalog.integration
                        set previous_webhook_secret = null, previous_webhook_secret_until = null
                        where id = :id and previous_webhook_secret_until > :now
                        """)
                        .param("id", integration.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private record Stored(Secret secret, boolean fromFile) {}

    /** The secret of an integration that is registered in the caller's transaction, to be shown this once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret ofRegistered(IntegrationId integration) {
        return jdbc.sql(
                        "select webhook_secret from catalog.integration where id = :id and xmin = pg_current_xact_id()::xid")
                .param("id", integration.value())
                .query((row, number) ->
                        vault.open(row.getBytes("webhook_secret"), ListingTable.secretField(integration.value())))
                .single();
    }

    /** {@code whsec_} and 256 random bits in base64. */
    Secret make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    /** Lets a secret that is replaced now sign for a while; until when. */
    Instant keep(UUID integration, Secret replaced) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var until = now.plus(OVERLAP);
        jdbc.sql("""
                        update catalog.integration
                        set previous_webhook_secret = :previous, previous_webhook_secret_until = :until,
                            webhook_secret_rotated_at = :now
                        where id = :id
                        """)
                .param("previous", vault.seal(replaced, previousField(integration)))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", integration)
                .update();
        return until;
    }

    static SealedField previousField(UUID id) {
        return new SealedField("catalog.integration", "previous_webhook_secret", id.toString());
    }

    private Age age(ResultSet row) throws SQLException {
        var until = instant(row, "previous_webhook_secret_until");
        return new Age(
                row.getBoolean("webhook_secret_from_file"),
                instant(row, "webhook_secret_rotated_at"),
                until == null || until.isBefore(clock.instant()) ? null : until);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
