package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SessionsTests {

    private static final AccountsSettings SETTINGS = new AccountsSettings(
            Duration.ofHours(12), Duration.ofDays(14), Duration.ofMinutes(10), Duration.ofMinutes(30), 10, 100);

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0";
    private static final SignedInBy BROWSER = new SignedInBy(SignedInBy.Method.PASSWORD, "203.0.113.7", FIREFOX);

    private final SettableClock clock = new SettableClock(Instant.parse("2126-11-22T10:00:00Z"));

    @Autowired
    JdbcClient sql;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Passkeys passkeys;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    private Sessions sessions;
    private AccountId account;

    @BeforeEach
    void addAPerson() {
        sessions = new Sessions(sql, organizations, SETTINGS, events, ids, clock);
        account = accounts.create(new NewAccount(
                        ids.next() + "@accounts.example.com",
                        true,
                        "Sasha Session",
                        Secret.of("long enough to be a password"),
                        Set.of()))
                .id();
    }

    @Test
    void resolveTheCookieUntilTheyWereIdleForTwelveHours() {
        String cookie = open().cookie().reveal();
        clock.advance(Duration.ofHours(11));
        assertThat(sessions.resolve(cookie)).isPresent();

        clock.advance(Duration.ofHours(11));
        assertThat(sessions.resolve(cookie)).isPresent();

        clock.advance(Duration.ofHours(12));
        assertThat(sessions.resolve(cookie)).isEmpty();
    }

    @Test
    void endAfterFourteenDaysHoweverMuchTheyAreUsed() {
        String cookie = open().cookie().reveal();
        for (int half = 0; half < 28; half++) {
            clock.advance(Duration.ofHours(12).minusSeconds(1));
            assertThat(sessions.resolve(cookie)).isPresent();
        }

        clock.advance(Duration.ofSeconds(28));

        assertThat(sessions.resolve(cookie)).isEmpty();
    }

    @Test
    void areTouchedOnceAMinuteAtMost() {
        SignIn.SignedIn signedIn = open();
        Instant opened = touchedAt(signedIn);

        clock.advance(Duration.ofSeconds(59));
        sessions.resolve(signedIn.cookie().reveal());
        assertThat(touchedAt(signedIn)).isEqualTo(opened);

        clock.advance(Duration.ofSeconds(2));
        sessions.resolve(signedIn.cookie().reveal());
        assertThat(touchedAt(signedIn)).isEqualTo(opened.plusSeconds(61));
    }

    @Test
    void keepNoCookieInTheClear() {
        String cookie = open().cookie().reveal();

        assertThat(sql.sql("select count(*) from accounts.session s where strpos(s::text, :cookie) > 0")
                        .param("cookie", cookie)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void chooseAPersonsOnlyOrganization() {
        assertThat(open().session().currentOrganization()).isNull();
        var organization = organizations
                .create(Slug.of("only-" + ids.next()), "Only", account, account)
                .id();

        assertThat(open().session().currentOrganization()).isEqualTo(organization);
    }

    @Test
    void workForTheFirstOrganizationThatAPersonMakesWithoutAnotherSignIn() {
        SignIn.SignedIn before = open();
        var first = organizations
                .create(Slug.of("first-" + ids.next()), "First", account, account)
                .id();
        organizations.create(Slug.of("second-" + ids.next()), "Second", account, account);

        assertThat(sessions.resolve(before.cookie().reveal()).orElseThrow().currentOrganization())
                .isEqualTo(first);
    }

    @Test
    void endThePreviousOneAtANewSignIn() {
        SignIn.SignedIn first = open();

        open(Optional.of(first.session()));

        assertThat(sessions.resolve(first.cookie().reveal())).isEmpty();
    }

    @Test
    void areForgottenOnceTheyRanOut() {
        SignIn.SignedIn old = open();
        clock.advance(Duration.ofHours(13));
        SignIn.SignedIn young = open();

        transaction.executeWithoutResult(status -> sessions.forgetExpired());

        assertThat(exists(old)).isFalse();
        assertThat(exists(young)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, Firefox/147.0 (Linux), false",
        "203.0.113.8, Firefox/147.0 (Linux), true",
        "203.0.113.7, Firefox/147.0 (Windows), true",
        "203.0.113.7, Chrome/140 Safari/537 (Linux), true",
    })
    void tellWhetherSomebodyComesFromSomewhereNew(String address, String userAgent, boolean isNew) {
        var heard = new ArrayList<SessionStarted>();
        sessions = new Sessions(sql, organizations, SETTINGS, event -> heard.add((SessionStarted) event), ids, clock);
        open();

        SignIn.SignedIn next = open(Optional.empty(), new SignedInBy(SignedInBy.Method.PASSWORD, address, userAgent));

        assertThat(heard)
                .hasSize(2)
                .first()
                .extracting(SessionStarted::newDevice)
                .isEqualTo(false);
        assertThat(heard.getLast()).isEqualTo(new SessionStarted(next.session().id(), account, isNew));
    }

    @Test
    void needANewProofAfterTenMinutesForWhatNeedsOne() {
        var stepUp = new StepUp(passkeys, SETTINGS, clock);
        Session session = open().session();
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        stepUp.require(session);

        clock.advance(Duration.ofSeconds(1));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> stepUp.require(session))
                .satisfies(refused -> assertThat(refused.problem().slug()).isEqualTo("step-up-required"));
    }

    private SignIn.SignedIn open() {
        return open(Optional.empty());
    }

    private SignIn.SignedIn open(Optional<Session> previous) {
        return open(previous, BROWSER);
    }

    private SignIn.SignedIn open(Optional<Session> previous, SignedInBy by) {
        return transaction.execute(status -> sessions.open(account, previous, by));
    }

    private Instant touchedAt(SignIn.SignedIn signedIn) {
        return sql.sql("select touched_at from accounts.session where id = :id")
                .param("id", signedIn.session().id().value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private boolean exists(SignIn.SignedIn signedIn) {
        return sql.sql("select exists (select from accounts.session where id = :id)")
                .param("id", signedIn.session().id().value())
                .query(Boolean.class)
                .single();
    }
}
