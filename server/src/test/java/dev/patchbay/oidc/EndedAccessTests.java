package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.SessionEnded;
import dev.patchbay.grants.AccessEnded;
import dev.patchbay.grants.GrantEnded;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.SessionId;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest
class EndedAccessTests {

    @Autowired
    Authorizations authorizations;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Test
    void endsWhatDescendsFromAnEndedSession() {
        SessionId session = new SessionId(ids.next());
        AccountId account = new AccountId(ids.next());
        Secret refreshToken = refreshToken("c_one", account, session);
        Secret another = refreshToken("c_one", account, new SessionId(ids.next()));
        Secret connected = refreshToken("c_one", account, session, Set.of("openid", "offline_access"));

        publish(new SessionEnded(session, account));

        assertThat(ended(refreshToken)).isTrue();
        assertThat(ended(another)).isFalse();
        assertThat(ended(connected)).isFalse();
    }

    @Test
    void endsWhatDescendsFromAnEndedGrantSoThatAResumeDoesNotReviveIt() {
        String client = "c_" + ids.next();
        Secret refreshToken = refreshToken(client, new AccountId(ids.next()), new SessionId(ids.next()));
        Secret another = refreshToken("c_" + ids.next(), new AccountId(ids.next()), new SessionId(ids.next()));

        publish(new GrantEnded(new GrantId(ids.next()), new InstallationId(ids.next()), client, null));

        assertThat(ended(refreshToken)).isTrue();
        assertThat(ended(another)).isFalse();
    }

    @Test
    void endsOneAccountsWayInSoThatAReturningMemberBeginsAnew() {
        String client = "c_" + ids.next();
        AccountId leaving = new AccountId(ids.next());
        Secret refreshToken = refreshToken(client, leaving, new SessionId(ids.next()));
        Secret ofAnother = refreshToken(client, new AccountId(ids.next()), new SessionId(ids.next()));

        publish(new AccessEnded(new InstallationId(ids.next()), client, leaving));

        assertThat(ended(refreshToken)).isTrue();
        assertThat(ended(ofAnother)).isFalse();
    }

    private Secret refreshToken(String client, AccountId account, SessionId session) {
        return refreshToken(client, account, session, Set.of("openid"));
    }

    private Secret refreshToken(String client, AccountId account, SessionId session, Set<String> scopes) {
        var authorization = new Authorization(
                ids.next(),
                client,
                account,
                session,
                scopes,
                "https://app.example.com/callback",
                false,
                null,
                null,
                clock.instant());
        authorizations.issueCode(authorization);
        return authorizations.issueRefreshToken(authorization.id());
    }

    private boolean ended(Secret refreshToken) {
        return authorizations.findByRefreshToken(refreshToken).orElseThrow().ended();
    }

    private void publish(Object event) {
        transactions.executeWithoutResult(status -> news.publishEvent(event));
    }
}
