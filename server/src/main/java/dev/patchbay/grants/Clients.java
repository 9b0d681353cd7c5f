package dev.patchbay.grants;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The OAuth clients of installations and of integrations. A client's secret, where it has one, is 256 random bits: its SHA-256 checks it, a
 * sealed copy waits until the app has it.
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

    /**
     * Makes a client in the caller's transaction. One that authenticates with a secret gets a new one, which is read with
     * {@link #openSealedSecret}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Client create(NewClient wanted) {
        String id = names.next();
        InstallationId installation = wanted.installation();
        Secret secret = wanted.profile().authentication() instanceof ClientAuthentication.SharedSecret
                ? Secret.of(ids.token(SECRET_BYTES))
                : null;
        var key = wanted.profile().authentication() instanceof ClientAuthentication.PrivateKey given ? given : null;
        jdbc.sql("""
                        insert into grants.client (id, integration_id, installation_id, way, redirect_uris, post_logout_uris,
                            backchannel_logout_uri, authentication, jwks_uri, jwks, signing_algorithm, announced, origins,
                            state, secret_hash, sealed_secret, created_at)
                        values (:id, :integration, :installation, :way, :redirects, :postLogouts,
                            :backchannel, :authentication, :jwksUri, :jwks, :signing, :announced, :origins,
                            'ACTIVE', :hash, :sealed, :now)
                        """)
                .param("id", id)
                .param("integration", wanted.integration().value())
                .param("installation", installation == null ? null : installation.value(), Types.OTHER)
                .param("way", wanted.way().name())
                .param(
                        "redirects",
                        wanted.addresses().redirectUris().stream().sorted().toArray(String[]::new))
                .param(
                        "postLogouts",
                        wanted.addresses().postLogoutUris().stream().sorted().toArray(String[]::new))
                .param("backchannel", text(wanted.addresses().backchannelLogoutUri()))
                .param("authentication", ClientRows.word(wanted.profile().authentication()))
                .param("jwksUri", key == null ? null : text(key.jwksUri()))
                .param("jwks", key == null ? null : key.jwks())
                .param("signing", wanted.profile().signing().name())
                .param("announced", wanted.profile().announced())
                .param("origins", origins(wanted))
                .param("hash", secret == null ? null : Sha256.of(secret.reveal()), Types.BINARY)
                .param("sealed", secret == null ? null : vault.seal(secret, sealedField(id)), Types.BINARY)
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

    /** The integration's own client, if one was made: it serves all that people install for themselves. */
    public Optional<Client> ofIntegration(IntegrationId integration) {
        return jdbc.sql("""
                        select * from grants.client
                        where integration_id = :integration and installation_id is null and state <> 'ENDED'
                        """)
                .param("integration", integration.value())
                .query(ClientRows::read)
                .optional();
    }

    /** Whether the secret is that of a client that may be used now; says no more than that. */
    public boolean verifySecret(String id, Secret presented) {
        byte[] hash = Sha256.of(presented.reveal());
        return jdbc
                .sql("""
                        select secret_hash from grants.client
                        where id = :id and state = 'ACTIVE' and secret_hash is not null
                        union all
                        select previous_secret_hash from grants.client
                        where id = :id and state = 'ACTIVE' and previous_secret_until > :now
                        """)
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(byte[].class)
                .list()
                .stream()
                .anyMatch(known -> MessageDigest.isEqual(known, hash));
    }

    /**
     * Makes a new secret. It is returned to be shown once, and sealed to be delivered: whoever shows it destroys the sealed
     * copy. The secret of before is taken until the overlap has passed, an even older one no longer.
     *
     * @throws IllegalStateException when the client has ended or never had a secret
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret renewSecret(String id, Duration overlap) {
        Secret secret = Secret.of(ids.token(SECRET_BYTES));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int renewed = jdbc.sql("""
                        update grants.client
                        set previous_secret_hash = secret_hash, previous_secret_until = :until,
                            secret_hash = :hash, sealed_secret = :sealed, secret_made_at = :now
                        where id = :id and state <> 'ENDED' and authentication = 'SECRET'
                        """)
                .param("until", now.plus(overlap).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", Sha256.of(secret.reveal()))
                .param("sealed", vault.seal(secret, sealedField(id)))
                .param("id", id)
                .update();
        if (renewed == 0) {
            throw new IllegalStateException("the client " + id + " has no secret");
        }
        return secret;
    }

    /** Whether scripts of this origin (RFC 6454) belong to a client without secret that may be used now. */
    public boolean isOrigin(String origin) {
        return jdbc.sql("""
                        select exists (select 1 from grants.client
                        where state = 'ACTIVE' and origins @> array[cast(:origin as text)])
                        """).param("origin", origin).query(Boolean.class).single();
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

    /**
     * Gives living clients the addresses and the profile that their integration has now. Secrets stay as they are; a client that
     * proves itself otherwise from now on loses its secret, and one that needs a secret from now on gets one, sealed.
     *
     * @param ids of clients that are all to be as this one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Collection<String> ids, NewClient now) {
        var authentication = now.profile().authentication();
        var key = authentication instanceof ClientAuthentication.PrivateKey given ? given : null;
        boolean secret = authentication instanceof ClientAuthentication.SharedSecret;
        if (secret) {
            withoutSecret(ids).forEach(this::giveSecret);
        }
        jdbc.sql("""
                        update grants.client
                        set way = :way, redirect_uris = :redirects, post_logout_uris = :postLogouts,
                            backchannel_logout_uri = :backchannel, authentication = :authentication,
                            jwks_uri = :jwksUri, jwks = :jwks, signing_algorithm = :signing, origins = :origins,
                            secret_hash = case when :secret then secret_hash end,
                            sealed_secret = case when :secret then sealed_secret end,
                            previous_secret_hash = case when :secret then previous_secret_hash end,
                            previous_secret_until = case when :secret then previous_secret_until end
                        where id = any (:ids) and state <> 'ENDED'
                            and (way, redirect_uris, post_logout_uris, backchannel_logout_uri, authentication, jwks_uri,
                                jwks, signing_algorithm, origins)
                            is distinct from (:way, cast(:redirects as text[]), cast(:postLogouts as text[]),
                                cast(:backchannel as text), :authentication, cast(:jwksUri as text), cast(:jwks as text),
                                :signing, cast(:origins as text[]))
                        """)
                .param("way", now.way().name())
                .param(
                        "redirects",
                        now.addresses().redirectUris().stream().sorted().toArray(String[]::new))
                .param(
                        "postLogouts",
                        now.addresses().postLogoutUris().stream().sorted().toArray(String[]::new))
                .param("backchannel", text(now.addresses().backchannelLogoutUri()))
                .param("authentication", ClientRows.word(authentication))
                .param("jwksUri", key == null ? null : text(key.jwksUri()))
                .param("jwks", key == null ? null : key.jwks())
                .param("signing", now.profile().signing().name())
                .param("origins", origins(now))
                .param("secret", secret)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private List<String> withoutSecret(Collection<String> ids) {
        return jdbc.sql("""
                        select id from grants.client
                        where id = any (:ids) and state <> 'ENDED' and authentication <> 'SECRET' for update
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private void giveSecret(String id) {
        Secret secret = Secret.of(ids.token(SECRET_BYTES));
        jdbc.sql("""
                        update grants.client
                        set authentication = 'SECRET', jwks_uri = null, jwks = null,
                            secret_hash = :hash, sealed_secret = :sealed, secret_made_at = :now
                        where id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("hash", Sha256.of(secret.reveal()))
                .param("sealed", vault.seal(secret, sealedField(id)))
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
                        set state = 'ENDED', ended_at = :now, secret_hash = null, sealed_secret = null,
                            previous_secret_hash = null, previous_secret_until = null
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

    private static String[] origins(NewClient wanted) {
        return wanted.profile().authentication() instanceof ClientAuthentication.None
                ? wanted.addresses().redirectUris().stream()
                        .map(Redirects::origin)
                        .distinct()
                        .toArray(String[]::new)
                : new String[0];
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static SealedField sealedField(String id) {
        return new SealedField("grants.client", "sealed_secret", id);
    }
}
