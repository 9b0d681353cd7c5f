package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens that died before they expired. A revocation is written in the transaction that revokes; every node knows of it a
 * quarter of a second after the commit.
 */
@Service
public class Revocations {

    /** A token's {@code iat} has whole seconds and may be of the moment in which access ended. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RevocationFeed feed;
    private final GrantsSettings settings;
    private final ApplicationEventPublisher news;

    Revocations(
            JdbcClient jdbc,
            Clock clock,
            RevocationFeed feed,
            GrantsSettings settings,
            ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.feed = feed;
        this.settings = settings;
        this.news = news;
    }

    /** All tokens of the grant die. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grantEnded(GrantId grant) {
        write(Revocation.Kind.GRANT, grant.toString(), 0);
    }

    /** All tokens of the installation that were made before this epoch die. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void installationSuspended(InstallationId installation, long epoch) {
        write(Revocation.Kind.INSTALLATION, installation.toString(), epoch);
    }

    /** All tokens of the client die. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clientEnded(String clientId) {
        write(Revocation.Kind.CLIENT, clientId, 0);
    }

    /** All tokens that came from the session die. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sessionEnded(SessionId session) {
        write(Revocation.Kind.SESSION, session.toString(), 0);
    }

    /** All tokens of one coming-in die: its code was presented twice, or the app gave a token back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void familyEnded(UUID family) {
        write(Revocation.Kind.FAMILY, family.toString(), 0);
    }

    /** The account's tokens for the installation that were issued until now die; later ones are not touched. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accessEnded(InstallationId installation, String clientId, AccountId account) {
        write(Revocation.Key.access(installation, account), 0, clock.instant().plus(SAME_MOMENT));
        news.publishEvent(new AccessEnded(installation, clientId, account));
    }

    /**
     * Only these accounts still have a way into the installation. All its tokens that were made before this epoch die; those
     * who stay get new ones.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accessNarrowed(
            InstallationId installation, String clientId, long epoch, Collection<AccountId> remaining) {
        write(Revocation.Kind.INSTALLATION, installation.toString(), epoch);
        news.publishEvent(new AccessNarrowed(installation, clientId, Set.copyOf(remaining)));
    }

    /**
     * Whether the token has died. Ask after any cache of verified tokens.
     *
     * @throws ProblemException {@code revocations-unavailable} when this node has not read the revocations for 5 s
     */
    public boolean isRevoked(TokenFacts token) {
        return feed.isRevoked(token);
    }

    /**
     * The same, asked of the table: what was revoked until this moment counts, whether this node has read of it or not. A
     * token does not come back to life by access that was taken and given again before the next reading.
     */
    public boolean isRevokedByNow(TokenFacts token) {
        List<Revocation.Key> keys = Revocation.Key.of(token);
        return jdbc
                .sql("""
                        select revocation.* from grants.revocation
                        join unnest(cast(:kinds as text[]), cast(:subjects as text[])) as asked (kind, subject)
                            using (kind, subject)
                        """)
                .param("kinds", keys.stream().map(key -> key.kind().name()).toArray(String[]::new))
                .param("subjects", keys.stream().map(Revocation.Key::subject).toArray(String[]::new))
                .query((row, number) -> Revocation.read(row))
                .list()
                .stream()
                .anyMatch(revocation -> revocation.reaches(token));
    }

    /** Removes revocations that are older than any token can be. */
    void forgetOld() {
        jdbc.sql("delete from grants.revocation where at < :before")
                .param("before", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void write(Revocation.Kind kind, String subject, long epoch) {
        write(new Revocation.Key(kind, subject), epoch, null);
    }

    private void write(Revocation.Key key, long epoch, @Nullable Instant issuedUntil) {
        jdbc.sql("""
                        insert into grants.revocation (kind, subject, epoch, issued_until, at)
                        values (:kind, :subject, :epoch, :until, :now)
                        """)
                .param("kind", key.kind().name())
                .param("subject", key.subject())
                .param("epoch", epoch)
                .param("until", issuedUntil == null ? null : issuedUntil.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
