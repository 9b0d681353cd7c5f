package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PasswordResetTests extends AccountScene {

    private static final String NEW = "another good password";

    @Autowired
    MeterRegistry meters;

    @Test
    void givesANewPasswordAndEndsEverySession() {
        Account account = person();
        TestPerson signedIn = signedIn(account);
        ask(account.email());

        assertThat(use(token(account.email(), "password-reset"), NEW).status()).isEqualTo(204);

        assertThat(signedIn.isSignedIn()).isFalse();
        assertThat(browser()
                        .post("/api/session", Map.of("email", account.email(), "password", PASSWORD))
                        .problem())
                .isEqualTo("wrong-credentials");
        signedIn(account, NEW);
        assertThat(actions(account)).contains("password.reset");
    }

    @Test
    void answersTheSameAndDoesTheSameWorkWhetherOrNotThereIsAnAccount() {
        Account account = person();
        String unknown = email();
        double hashes = meters.get("patchbay.passwords.computed").counter().count();

        var toKnown = ask(account.email());
        var toUnknown = ask(unknown);

        assertThat(toKnown.status()).isEqualTo(toUnknown.status()).isEqualTo(202);
        assertThat(toKnown.response().body()).isEqualTo(toUnknown.response().body());
        // neither looks for an account before it answers: that is a job's work
        assertThat(meters.get("patchbay.passwords.computed").counter().count()).isEqualTo(hashes);
        letter(account.email(), "password-reset");
        assertThat(letters(unknown)).isEmpty();
    }

    @Test
    void mailsTheAddressOnRecordAndNotTheOneThatWasTyped() {
        Account account = person();

        ask(account.email().toUpperCase(Locale.ROOT));

        assertThat(letter(account.email(), "password-reset").get("to").asString())
                .isEqualTo(account.email());
        // U+212A lower-cases to the letter k: such an address is nobody's
        assertThat(ask("\u212A" + account.email()).problem()).isEqualTo("invalid-request");
    }

    @Test
    void spendsALinkOnceAlsoWhenItIsUsedManyTimesAtOnce() throws Exception {
        Account account = person();
        ask(account.email());
        String token = token(account.email(), "password-reset");

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> use = () -> use(token, NEW).status();
            statuses = threads.invokeAll(Collections.nCopies(4, use)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(statuses).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 410);
    }

    @Test
    void lastsHalfAnHour() {
        Account account = person();
        ask(account.email());
        String token = token(account.email(), "password-reset");
        assertThat(sql.sql("""
                        select expires_at between now() + interval '29 minutes' and now() + interval '30 minutes'
                          from accounts.password_reset where account_id = :id
                        """)
                        .param("id", account.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        sql.sql("update accounts.password_reset set expires_at = now() where account_id = :id")
                .param("id", account.id().value())
                .update();

        assertThat(use(token, NEW).problem()).isEqualTo("link-expired");
    }

    @Test
    void diesWithANewerOne() {
        Account account = person();
        ask(account.email());
        String older = token(account.email(), "password-reset");
        ask(account.email());
        Awaitility.await()
                .until(() -> letters(account.email(), "password-reset").size() == 2);
        String newer = token(account.email(), "password-reset");

        assertThat(use(older, NEW).problem()).isEqualTo("link-expired");
        assertThat(use(newer, NEW).status()).isEqualTo(204);
    }

    @Test
    void diesWithThePassword() {
        Account account = person();
        ask(account.email());
        String token = token(account.email(), "password-reset");

        assertThat(signedIn(account)
                        .send("PUT", "/api/me/password", Map.of("password", NEW))
                        .status())
                .isEqualTo(204);

        assertThat(use(token, "yet another password").problem()).isEqualTo("link-expired");
    }

    @Test
    void survivesAMistakeInThePassword() {
        Account account = person();
        ask(account.email());
        String token = token(account.email(), "password-reset");

        assertThat(use(token, "short").problem()).isEqualTo("invalid-request");
        assertThat(use(token, account.email()).problem()).isEqualTo("invalid-request");

        assertThat(use(token, NEW).status()).isEqualTo(204);
    }

    @Test
    void letsInWhoeverWaitsAfterTooManyWrongPasswords() {
        Account account = person();
        for (int i = 0; i < 11; i++) {
            browser().post("/api/session", Map.of("email", account.email(), "password", "a wrong password"));
        }
        assertThat(browser()
                        .post("/api/session", Map.of("email", account.email(), "password", PASSWORD))
                        .status())
                .isEqualTo(429);
        ask(account.email());

        use(token(account.email(), "password-reset"), NEW);

        signedIn(account, NEW);
    }

    @Test
    void confirmsTheAddressThatTheLinkWasMailedTo() {
        Account account =
                accounts.create(new NewAccount(email(), false, "Ulla Unconfirmed", Secret.of(PASSWORD), Set.of()));
        ask(account.email());

        use(token(account.email(), "password-reset"), NEW);

        assertThat(accounts.find(account.id()).orElseThrow().emailConfirmed()).isTrue();
    }

    @Test
    void keepsNoTokenInTheClear() {
        Account account = person();
        ask(account.email());
        String token = token(account.email(), "password-reset");

        assertThat(sql.sql("select r::text from accounts.password_reset r where account_id = :id")
                        .param("id", account.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(sql.sql("select count(*) from jobs.job j where strpos(j::text, :token) > 0")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private TestPerson.Answer ask(String email) {
        return browser().post("/api/password-reset", Map.of("email", email));
    }

    private TestPerson.Answer use(String token, String password) {
        return browser().post("/api/password-reset/confirm", Map.of("token", token, "password", password));
    }

    private List<String> actions(Account account) {
        return sql.sql("select action from audit.entry where actor = :id")
                .param("id", account.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
