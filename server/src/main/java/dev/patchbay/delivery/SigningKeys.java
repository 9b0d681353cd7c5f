package dev.patchbay.delivery;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platform's Ed25519 keys for {@code v1a}: made once, sealed, the same on every node. */
@Component
class SigningKeys {

    private static final int RAW_LENGTH = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable PrivateKey signing;

    SigningKeys(JdbcClient jdbc, Vault vault, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A key that receivers verify with.
     *
     * @param base64 the 32 bytes of RFC 8032 §5.1.5
     */
    record PublicKey(String id, String base64) {}

    /** The key that signs; kept in memory, since a new one is signed with from the next start on. */
    PrivateKey signing() {
        var known = signing;
        if (known == null) {
            known = openOrMake();
            signing = known;
        }
        return known;
    }

    /** All keys that receivers may meet, the newest first. */
    List<PublicKey> published() {
        signing();
        return jdbc.sql("select id, public_key from delivery.signing_key order by made_at desc")
                .query((row, number) -> new PublicKey(
                        row.getString("id"), Base64.getEncoder().encodeToString(row.getBytes("public_key"))))
                .list();
    }

    private PrivateKey openOrMake() {
        var stored = jdbc.sql("select id, private_key from delivery.signing_key where retired_at is null")
                .query(this::open)
                .optional();
        if (stored.isPresent()) {
            return stored.get();
        }
        make();
        // Another node may have been first: what the table holds is the key.
        return jdbc.sql("select id, private_key from delivery.signing_key where retired_at is null")
                .query(this::open)
                .single();
    }

    private void make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var id = ids.next();
            var encoded = pair.getPublic().getEncoded();
            var secret = Secret.of(
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            jdbc.sql("""
                            insert into delivery.signing_key (id, public_key, private_key, made_at)
                            values (:id, :public, :private, :now) on conflict do nothing
                            """)
                    .param("id", id)
                    .param("public", Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length))
                    .param("private", vault.seal(secret, fieldOf(id)))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK makes no Ed25519 keys", impossible);
        }
    }

    private PrivateKey open(ResultSet row, int number) throws SQLException {
        var field = fieldOf(row.getObject("id", UUID.class));
        var encoded = Base64.getDecoder()
                .decode(vault.open(row.getBytes("private_key"), field).reveal());
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The sealed key is no Ed25519 key", impossible);
        }
    }

    private static SealedField fieldOf(UUID id) {
        return new SealedField("delivery.signing_key", "private_key", id.toString());
    }
}
