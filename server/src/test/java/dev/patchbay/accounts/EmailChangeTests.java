package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EmailChangeTests extends AccountScene {

    @Autowired
    EmailUndos undos;

    @Autowired
    SetUpLinks links;

    @Test
    void happensOnceTheNewAddressIsConfirmed() {
        Account account = person();
        TestPerson person = signedIn(account);
        String wanted = email();

        assertThat(ask(person, wanted).status()).isEqualTo(202);
        assertThat(person.get("/api/me").body().get("pendingEmail").asString()).isEqualTo(wanted);
        assertThat(person.get("/api/me").body().get("email").asString()).isEqualTo(account.email());

        assertThat(confirm(person, token(wanted, "email-confirm")).status()).isEqualTo(204);

        var me = person.get("/api/me").body();
        assertThat(me.get("email").asString()).isEqualTo(wanted);
        assertThat(me.get("emailVerified").asBoolean()).isTrue();
        assertThat(me.get("pendingEmail").isNull()).isTrue();
        assertThat(confirm(person, token(wanted, "email-confirm")).problem()).isEqualTo("link-expired");
        assertThat(letter(account.email(), "email-changed").get("text").asString())
                .contains("take it back");
    }

    @Test
    void isAnsweredForByNobodyElse() {
        String email = email();
        TestPerson operator = signedIn(person(PlatformRole.OPERATOR));
        assertThat(operator.post(
                                "/api/console/people", Map.of("name", "Nina New", "email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(201);

        assertThat(operator.get("/api/console/people?q=" + email)
                        .body()
                        .at("/people/0/emailVerified")
                        .asBoolean())
                .isFalse();
        confirmsByTheFirstLetter(email);
    }

    @Test
    void isConfirmedByTheFirstOperatorToo() {
        sql.sql("update accounts.account set roles = array_remove(roles, 'operator')")
                .update();
        String email = email();
        Map<String, String> operator = Map.of(
                "token", links.issue().orElseThrow().reveal(), "name", "Otto", "email", email, "password", PASSWORD);

        assertThat(browser().post("/api/setup", operator).status()).isEqualTo(201);

        confirmsByTheFirstLetter(email);
    }

    private void confirmsByTheFirstLetter(String email) {
        Account account = accounts.findByEmail(email).orElseThrow();
        assertThat(account.emailConfirmed()).isFalse();

        assertThat(confirm(signedIn(account), token(email, "email-confirm")).status())
                .isEqualTo(204);

        assertThat(accounts.find(account.id()).orElseThrow().emailConfirmed()).isTrue();
    }

    @Test
    void needsAFreshProofOfWhoItIs() {
        Account account = person();
        TestPerson person = signedIn(account);
        growStale(account);

        assertThat(ask(person, email()).problem()).isEqualTo("step-up-required");
    }

    @Test
    void isForNobodyElse() {
        TestPerson asker = signedIn(person());
        String victims = email();
        ask(asker, victims);
        String token = token(victims, "email-confirm");

        assertThat(confirm(signedIn(person()), token).problem()).isEqualTo("link-expired");
        assertThat(browser()
                        .post("/api/me/email/confirm", Map.of("token", token))
                        .problem())
                .isEqualTo("sign-in-required");
    }

    @Test
    void tellsNobodyWhetherAnotherHasTheAddress() {
        Account other = person();
        TestPerson person = signedIn(person());
        String free = email();

        var taken = ask(person, other.email());
        var notTaken = ask(person, free);

        assertThat(taken.status()).isEqualTo(notTaken.status()).isEqualTo(202);
        assertThat(taken.response().body()).isEqualTo(notTaken.response().body());
        assertThat(letter(other.email(), "email-taken").get("links")).isEmpty();
        assertThat(letters(other.email())).hasSize(1);
    }

    @Test
    void isRefusedWhenTheAddressCameToSomebodyElseMeanwhile() {
        TestPerson person = signedIn(person());
        String wanted = email();
        ask(person, wanted);
        accounts.create(new NewAccount(wanted, true, "Quick Quentin", Secret.of(PASSWORD), Set.of()));

        assertThat(confirm(person, token(wanted, "email-confirm")).problem()).isEqualTo("email-taken");
    }

    @Test
    void canBeGivenUp() {
        TestPerson person = signedIn(person());
        String wanted = email();
        ask(person, wanted);

        assertThat(person.send("DELETE", "/api/me/email", null).status()).isEqualTo(204);

        assertThat(person.get("/api/me").body().get("pendingEmail").isNull()).isTrue();
        assertThat(confirm(person, token(wanted, "email-confirm")).problem()).isEqualTo("link-expired");
    }

    @Test
    void diesWithAPasswordResetAndKillsTheLinkOfOne() {
        Account account = person();
        TestPerson person = signedIn(account);
        browser().post("/api/password-reset", Map.of("email", account.email()));
        String reset = token(account.email(), "password-reset");
        String wanted = email();
        ask(person, wanted);

        confirm(person, token(wanted, "email-confirm"));

        assertThat(browser()
                        .post("/api/password-reset/confirm", Map.of("token", reset, "password", "a good one to have"))
                        .problem())
                .isEqualTo("link-expired");
    }

    @Test
    void canBeTakenBackByTheOldAddressThoughItChangedTwice() {
        Account account = person();
        TestPerson thief = signedIn(account);
        for (int i = 0; i < 2; i++) {
            String wanted = email();
            ask(thief, wanted);
            confirm(thief, token(wanted, "email-confirm"));
        }
        assertThat(ask(thief, email()).status()).isEqualTo(202);
        String undo = token(account.email(), "email-changed");

        undos.use(Secret.of(undo), "203.0.113.7");

        Account restored = accounts.find(account.id()).orElseThrow();
        assertThat(restored.email()).isEqualTo(account.email());
        assertThat(restored.emailConfirmed()).isTrue();
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(undos.waiting(Secret.of(undo), "203.0.113.7")).isEmpty();
        assertThat(sql.sql("select count(*) from accounts.email_change where account_id = :id")
                        .param("id", account.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void confirmsAnAddressThatAnotherTyped() {
        Account account =
                accounts.create(new NewAccount(email(), false, "Ulla Unconfirmed", Secret.of(PASSWORD), Set.of()));
        TestPerson person = signedIn(account);
        assertThat(person.get("/api/me").body().get("emailVerified").asBoolean())
                .isFalse();

        assertThat(person.send("POST", "/api/me/email/verification", null).status())
                .isEqualTo(202);
        assertThat(confirm(person, token(account.email(), "email-confirm")).status())
                .isEqualTo(204);

        assertThat(person.get("/api/me").body().get("emailVerified").asBoolean())
                .isTrue();
        assertThat(person.send("POST", "/api/me/email/verification", null).status())
                .isEqualTo(202);
        assertThat(letters(account.email(), "email-confirm")).hasSize(1);
    }

    @Test
    void mailsOnlySoOften() {
        TestPerson person = signedIn(person());
        String wanted = email();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(person, wanted).status()).isEqualTo(202);
        }

        assertThat(ask(person, wanted).problem()).isEqualTo("too-many-requests");
    }

    private static TestPerson.Answer ask(TestPerson person, String email) {
        return person.post("/api/me/email", Map.of("email", email));
    }

    private static TestPerson.Answer confirm(TestPerson person, String token) {
        return person.post("/api/me/email/confirm", Map.of("token", token));
    }
}
