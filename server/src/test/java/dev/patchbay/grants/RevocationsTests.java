package dev.patchbay.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.accounts.SessionEnded;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@TestInstance(
        TestInstance.Lifecycle.PER_METHOD) // each with a clock of its own, which an application module test would share
class RevocationsTests {

    private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock(ISSUED);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactionManager;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    Revocations ofThisNode;

    @Autowired
    Ids ids;

    @Autowired
    DataSource dataSource;

    @Autowired
    Environment environment;

    private RevocationFeed feed;
    private Revocations revocations;

    @BeforeEach
    void readByOurselves() {
        feed = new RevocationFeed(jdbc, clock, settings(1_000));
        revocations = new Revocations(jdbc, clock, feed, settings(1_000), news);
        feed.read();
    }

    @Test
    void killsTheTokensOfAnEndedGrant() {
        var grant = new GrantId(ids.next());
        TokenFacts token = TokenFacts.of("c_one", ISSUED).grant(grant);

        revoke(() -> revocations.grantEnded(grant));

        assertThat(feed.isRevoked(token)).isTrue();
        assertThat(feed.isRevoked(token.grant(new GrantId(ids.next())))).isFalse();
    }

    @Test
    void killsTheTokensOfAnEarlierEpochOnly() {
        var installation = new InstallationId(ids.next());
        TokenFacts token = TokenFacts.of("c_one", ISSUED);

        revoke(() -> revocations.installationSuspended(installation, 2));
        assertThat(feed.isRevoked(token.installation(installation, 1))).isTrue();
        assertThat(feed.isRevoked(token.installation(installation, 2))).isFalse();

        revoke(() -> revocations.installationSuspended(installation, 3));
        assertThat(feed.isRevoked(token.installation(installation, 2))).isTrue();
        assertThat(feed.isRevoked(token.installation(installation, 3))).isFalse();
    }

    @Test
    void killsTheTokensOfAnEndedClient() {
        revoke(() -> revocations.clientEnded("c_ended"));

        assertThat(feed.isRevoked(TokenFacts.of("c_ended", ISSUED.plusSeconds(99))))
                .isTrue();
        assertThat(feed.isRevoked(TokenFacts.of("c_other", ISSUED))).isFalse();
    }

    @Test
    void killsTheTokensOfAnEndedSessionByItsNewsAlone() {
        var session = new SessionId(ids.next());

        revoke(() -> news.publishEvent(new SessionEnded(session, new AccountId(ids.next()))));

        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).session(session)))
                .isTrue();
        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).session(new SessionId(ids.next()))))
                .isFalse();
    }

    @Test
    void killsOneAccountsTokensForOneInstallationUntilItIsLetInAgain() {
        var installation = new InstallationId(ids.next());
        var account = new AccountId(ids.next());
        TokenFacts token =
                TokenFacts.of("c_one", ISSUED).installation(installation, 1).account(account);

        revoke(() -> revocations.accessEnded(installation, "c_one", account));

        assertThat(feed.isRevoked(token)).isTrue();
        assertThat(feed.isRevoked(token.account(new AccountId(ids.next())))).isFalse();
        assertThat(feed.isRevoked(token.installation(new InstallationId(ids.next()), 1)))
                .isFalse();
        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED.plusSeconds(2))
                        .installation(installation, 1)
                        .account(account)))
                .isFalse();
    }

    @Test
    void seesACommitThatCameAfterALaterOneHadBeenRead() {
        var early = new GrantId(ids.next());
        var late = new GrantId(ids.next());

        transaction(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            revocations.grantEnded(early);
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> revocations.grantEnded(late));
            transaction(TransactionDefinition.PROPAGATION_NOT_SUPPORTED, feed::read);
            assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).grant(late)))
                    .isTrue();
            assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).grant(early)))
                    .isFalse();
        });
        feed.read();

        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).grant(early))).isTrue();
    }

    @Test
    void revokesNothingThatWasRolledBack() {
        var grant = new GrantId(ids.next());

        new TransactionTemplate(transactionManager).executeWithoutResult(status -> {
            revocations.grantEnded(grant);
            status.setRollbackOnly();
        });
        feed.read();

        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED).grant(grant))).isFalse();
    }

    @Test
    void isWrittenOnlyInTheTransactionThatRevokes() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> ofThisNode.clientEnded("c_one"));
    }

    @Test
    void refusesEveryTokenBeforeTheFirstReading() {
        var unread = new RevocationFeed(jdbc, clock, settings(1_000));

        assertUnavailable(unread);
    }

    @Test
    void refusesEveryTokenOnceTheLastReadingIsTooOld() {
        clock.advance(DEADLINE);
        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED))).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertUnavailable(feed);

        feed.read();
        assertThat(feed.isRevoked(TokenFacts.of("c_one", ISSUED))).isFalse();
    }

    @Test
    void doesNotTakeAFailedReadingForOne() {
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
        var unreadable = new RevocationFeed(nowhere, clock, settings(1_000));

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(unreadable::read);

        assertUnavailable(unreadable);
    }

    @Test
    void refusesEveryTokenWhenItCannotHoldAllRevocations() {
        var small = new RevocationFeed(jdbc, clock, settings(1));
        revoke(() -> {
            revocations.clientEnded("c_first");
            revocations.clientEnded("c_second");
        });

        small.read();

        assertUnavailable(small);
    }

    @Test
    void forgetsWhatNoTokenCanOutlive() {
        revoke(() -> revocations.clientEnded("c_old"));
        clock.advance(settings(1).keep().plusSeconds(1));
        revoke(() -> revocations.clientEnded("c_new"));

        revocations.forgetOld();
        feed.read();

        assertThat(jdbc.sql("select subject from grants.revocation where subject in ('c_old', 'c_new')")
                        .query(String.class)
                        .list())
                .containsExactly("c_new");
        assertThat(feed.isRevoked(TokenFacts.of("c_old", clock.instant()))).isFalse();
        assertThat(feed.isRevoked(TokenFacts.of("c_new", clock.instant()))).isTrue();
    }

    @Test
    void reachesTheNodeWithoutBeingAsked() {
        var grant = new GrantId(ids.next());
        TokenFacts token = TokenFacts.of("c_one", ISSUED).grant(grant);
        assertThat(ofThisNode.isRevoked(token)).isFalse();

        transaction(TransactionDefinition.PROPAGATION_REQUIRED, () -> ofThisNode.grantEnded(grant));

        await().until(() -> ofThisNode.isRevoked(token));
    }

    @Test
    void reachesTheNodeWhileJobsHoldEveryConnectionOfTheirs() throws SQLException {
        var grant = new GrantId(ids.next());
        TokenFacts token = TokenFacts.of("c_one", ISSUED).grant(grant);
        int all = environment.getRequiredProperty("patchbay.database.job-connections", int.class);
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < all; i++) {
                held.add(DatabasePool.call(DatabasePool.JOBS, dataSource::getConnection));
            }
            transaction(TransactionDefinition.PROPAGATION_REQUIRED, () -> ofThisNode.grantEnded(grant));

            await().until(() -> ofThisNode.isRevoked(token));
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void isKnownByTheTableBeforeAnyNodeHasReadOfIt() {
        var installation = new InstallationId(ids.next());
        var account = new AccountId(ids.next());
        TokenFacts token =
                TokenFacts.of("c_one", ISSUED).installation(installation, 1).account(account);
        assertThat(revocations.isRevokedByNow(token)).isFalse();

        transaction(
                TransactionDefinition.PROPAGATION_REQUIRED,
                () -> revocations.accessEnded(installation, "c_one", account));

        assertThat(feed.isRevoked(token)).isFalse();
        assertThat(revocations.isRevokedByNow(token)).isTrue();
        assertThat(revocations.isRevokedByNow(token.account(new AccountId(ids.next()))))
                .isFalse();
    }

    private static GrantsSettings settings(int capacity) {
        return new GrantsSettings(Duration.ofMillis(250), DEADLINE, capacity, Duration.ofHours(1));
    }

    private static void assertUnavailable(RevocationFeed feed) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> feed.isRevoked(TokenFacts.of("c_one", ISSUED)))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(GrantsProblem.REVOCATIONS_UNAVAILABLE));
    }

    private void revoke(Runnable work) {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, work);
        feed.read();
    }

    private void transaction(int propagation, Runnable work) {
        var template = new TransactionTemplate(transactionManager);
        template.setPropagationBehavior(propagation);
        template.executeWithoutResult(status -> work.run());
    }
}
