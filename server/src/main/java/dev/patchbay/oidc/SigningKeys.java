package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens: ES256, made once, sealed at rest. The newest that is not retired signs; all are published until
 * nothing that they signed is alive, so that a key can be replaced without an interruption.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    private static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final List<ECKey> newestFirst;

    SigningKeys(JdbcClient sql, TransactionTemplate transaction, Vault vault, Ids ids, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.newestFirst = transaction.execute(status -> loadOrMake());
    }

    /** The key that signs now. */
    ECKey current() {
        return newestFirst.getFirst();
    }

    /** The public halves, as published. */
    JWKSet published() {
        return new JWKSet(newestFirst.stream().<JWK>map(ECKey::toPublicJWK).toList());
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(
                new JWKSet(newestFirst.stream().<JWK>map(key -> key).toList()));
    }

    private List<ECKey> loadOrMake() {
        // Two nodes that start at once on an empty table must not make two keys.
        sql.sql("lock table oidc.signing_key in exclusive mode").update();
        if (stored().isEmpty()) {
            make();
        }
        return stored();
    }

    private List<ECKey> stored() {
        Instant now = clock.instant();
        return sql.sql("""
                        select id, sealed from oidc.signing_key
                         where retired_at is null or retired_at > :published
                         order by retired_at is not null, created_at desc
                        """)
                .param("published", Timestamp.from(now.minus(PUBLISHED_AFTER_RETIREMENT)))
                .query(this::open)
                .list();
    }

    private void make() {
        String id = ids.token(9);
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .generate();
            sql.sql("insert into oidc.signing_key (id, sealed, created_at) values (:id, :sealed, :now)")
                    .param("id", id)
                    .param("sealed", vault.seal(Secret.of(key.toJSONString()), field(id)))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform makes P-256 keys", impossible);
        }
    }

    private ECKey open(ResultSet row, int number) throws SQLException {
        try {
            String id = row.getString("id");
            return ECKey.parse(vault.open(row.getBytes("sealed"), field(id)).reveal());
        } catch (ParseException damaged) {
            throw new IllegalStateException("a signing key in oidc.signing_key cannot be read", damaged);
        }
    }

    private static SealedField field(String id) {
        return new SealedField("oidc.signing_key", "sealed", id);
    }
}
