package dev.patchbay.grants;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The OAuth clients of installations. A client's secret is 256 random bits: its SHA-256 checks it, a sealed copy waits until
 * the app has it.
 */
@Service
public class Clients {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final Revocations revocations;
    private final ClientNames names = new ClientNames();

    Clients(JdbcClient jdbc, Vault vault, Ids ids, Clock clock, Revocations revocations) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.revocations = revocations;
    }

    /** Makes a client with a new secret, in the caller's transaction; the secret is read with {@link #openSealedSecret}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Client create(NewClient wanted) {
        String id = names.next();
        Secret secret = Secret.of(ids.token(SECRET_BYTES));
        jdbc.sql("""
                        insert into grants.client (id, integration_id, installation_id, way, redirect_uris, post_logout_uris,
                            state, secret_hash, sealed_secret, created_at)
                        values (:id, :integration, :installation, :way, :redirects, :postLogouts,
                            'ACTIVE', :hash, :sealed, :now)
                        """)
                .param("id", id)
                .param("integration", wanted.integration().value())
                .param("installation", wanted.installation().value())
                .param("way", wanted.way().name())
                .param("redirects", wanted.redirectUris().toArray(String[]::new))
                .param("postLogouts", wanted.postLogoutUris().toArray(String[]::new))
                .param("hash", Sha256.of(secret.reveal()))
                .param("sealed", vault.seal(secret, sealedField(id)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return find(id).orElseThrow();
    }

    public Optional<Client> find(String id) {
        return jdbc.sql("select * from grants.client where id = :id")
                .param("id", id)
                .query(ClientRows::read)
                .optional();
    }

    /** Whether the secret is that of a client that may be used now; says no more than that. */
    public boolean verifySecret(String id, Secret presented) {
        return jdbc.sql("select secret_hash from grants.client where id = :id and state = 'ACTIVE'")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .filter(hash -> MessageDigest.isEqual(hash, Sha256.of(presented.reveal())))
                .isPresent();
    }

    /** The secret, as long as the app has not confirmed to have it. */
    public Optional<Secret> openSealedSecret(String id) {
        return jdbc.sql("select sealed_secret from grants.client where id = :id and sealed_secret is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(bytes -> vault.open(bytes, sealedField(id)));
    }

    /** The app has it: from now on nobody can read the secret here. */
    @Transactional
    public void destroySealedSecret(String id) {
        jdbc.sql("update grants.client set sealed_secret = null where id = :id and sealed_secret is not null")
                .param("id", id)
                .update();
    }

    /** Refuses the client until {@link #enable}; its tokens die by the installation's epoch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(String id) {
        move(id, ClientState.ACTIVE, ClientState.DISABLED);
    }

    /** Takes the client again, with the secret that it had. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enable(String id) {
        move(id, ClientState.DISABLED, ClientState.ACTIVE);
    }

    /** Ends the client for ever: its secret is forgotten and all its tokens are dead. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String id) {
        Instant now = clock.instant();
        int ended = jdbc.sql("""
                        update grants.client
                        set state = 'ENDED', ended_at = :now, secret_hash = null, sealed_secret = null
                        where id = :id and state <> 'ENDED'
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (ended > 0) {
            revocations.clientEnded(id);
        }
    }

    private void move(String id, ClientState from, ClientState to) {
        jdbc.sql("update grants.client set state = :to where id = :id and state = :from")
                .param("to", to.name())
                .param("id", id)
                .param("from", from.name())
                .update();
    }

    private static SealedField sealedField(String id) {
        return new SealedField("grants.client", "sealed_secret", id);
    }
}
