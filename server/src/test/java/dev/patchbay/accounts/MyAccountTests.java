package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;

class MyAccountTests extends AccountScene {

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<?>> ears = event -> heard.add(event.getPayload());

    @Autowired
    ConfigurableApplicationContext context;

    @BeforeEach
    void listen() {
        context.addApplicationListener(ears);
    }

    @AfterEach
    void listenNoMore() {
        context.removeApplicationListener(ears);
    }

    @Test
    void showsAndChangesTheProfile() {
        Account account = person();
        TestPerson person = signedIn(account);
        var before = person.get("/api/me").body();
        assertThat(before.get("hasPassword").asBoolean()).isTrue();
        assertThat(before.get("passkeys").asInt()).isZero();
        assertThat(before.get("locale").asString()).isEqualTo("en");

        var changed = person.send("PATCH", "/api/me", Map.of("name", " Petra P. ", "locale", "de"));

        assertThat(changed.body().get("name").asString()).isEqualTo("Petra P.");
        assertThat(changed.body().get("locale").asString()).isEqualTo("de");
        assertThat(accounts.localeOf(account.id()).getLanguage()).isEqualTo("de");
        var onlyName = person.send("PATCH", "/api/me", Map.of("name", "Petra"));
        assertThat(onlyName.body().get("locale").asString()).isEqualTo("de");
        assertThat(person.send("PATCH", "/api/me", Map.of("locale", "tlh")).problem())
                .isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "Petra\nBcc: x@example.com", "Petra \u202E", "\u0000"})
    void refusesNamesThatWouldDeceive(String name) {
        assertThat(signedIn(person())
                        .send("PATCH", "/api/me", Map.of("name", name))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void changesThePasswordAndEndsOtherSessionsAlone() {
        Account account = person();
        TestPerson here = signedIn(account);
        TestPerson elsewhere = signedIn(account);
        TestPerson other = signedIn(person());

        assertThat(here.send("PUT", "/api/me/password", Map.of("password", "a newer password"))
                        .status())
                .isEqualTo(204);

        assertThat(here.isSignedIn()).isTrue();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(other.isSignedIn()).isTrue();
        assertThat(heard).contains(new PasswordChanged(account.id()));
        signedIn(account, "a newer password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /api/me/password", "POST /api/me/export", "DELETE /api/me"})
    void wantsAFreshProofOfWhoItIs(String call) {
        Account account = person();
        TestPerson person = signedIn(account);
        growStale(account);
        String[] parts = call.split(" ", 2);

        var answer =
                person.send(parts[0], parts[1], parts[0].equals("PUT") ? Map.of("password", "a newer password") : null);

        assertThat(answer.problem()).isEqualTo("step-up-required");
        assertThat(answer.body().get("methods").get(0).asString()).isEqualTo("password");
    }

    @Test
    void exportsEverySectionAndNoSecret() {
        Account account = person();
        organization(account);
        TestPerson person = signedIn(account);
        String wanted = email();
        person.post("/api/me/email", Map.of("email", wanted));

        var export = person.send("POST", "/api/me/export", null);

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"patchbay-.*\\.json\"");
        assertThat(export.header("Cache-Control")).hasValue("no-store");
        JsonNode sections = export.body().get("sections");
        assertThat(sections.propertyNames()).contains("account", "actions");
        assertThat(sections.get("account").get("profile").get("email").asString())
                .isEqualTo(account.email());
        assertThat(sections.get("account").get("profile").get("pendingEmail").asString())
                .isEqualTo(wanted);
        assertThat(sections.get("account").get("organizations")).hasSize(1);
        assertThat(sections.get("account").get("sessions")).hasSize(1);
        assertThat(sections.get("actions").findValuesAsString("action")).contains("organization.created");
        assertThat(export.response().body()).doesNotContain("argon2", "hash", PASSWORD, token(wanted, "email-confirm"));
    }

    @Test
    void deletesTheAccountAndEverythingOfIt() {
        Account owner = person();
        Organization organization = organization(owner);
        Account account = person();
        organizations.addMember(organization.id(), account.id(), OrganizationRole.ADMIN, owner.id());
        TestPerson person = signedIn(account);
        TestPerson elsewhere = signedIn(account);
        browser().post("/api/password-reset", Map.of("email", account.email()));
        String reset = token(account.email(), "password-reset");
        person.post("/api/me/email", Map.of("email", email()));
        rememberAnAnswerOf(account);
        Awaitility.await().until(this::noticesAreMailed);

        assertThat(person.send("DELETE", "/api/me", null).status()).isEqualTo(204);

        assertThat(person.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(accounts.find(account.id())).isEmpty();
        assertThat(organizations.members(organization.id()))
                .extracting(Member::account)
                .containsExactly(owner.id());
        assertThat(browser()
                        .post("/api/password-reset/confirm", Map.of("token", reset, "password", "a newer password"))
                        .problem())
                .isEqualTo("link-expired");
        assertThat(heard)
                .contains(new MemberRemoved(organization.id(), account.id()), new AccountDeleted(account.id()));
        letter(account.email(), "account-deleted");
        // which is kept in development only
        assertThat(letters(account.email())).hasSize(1);
        // the job that mailed the link to the reset may be about to be forgotten
        Awaitility.await()
                .untilAsserted(() -> assertThat(everyMentionOf(account.email())).isEmpty());
        assertThat(actionsBy(account.id())).contains("account.deleted", "member.removed");
        // the address is free again
        accounts.create(new NewAccount(account.email(), true, "Somebody Else", Secret.of(PASSWORD), Set.of()));
    }

    @Test
    void keepsTheOnlyOwnerOfAnOrganizationAndNamesItAndAllOthers() {
        Account owner = person();
        Organization first = organization(owner);
        Organization second = organization(owner);
        Organization shared = organization(owner);
        organizations.addMember(shared.id(), person().id(), OrganizationRole.OWNER, owner.id());
        TestPerson person = signedIn(owner);

        var answer = person.send("DELETE", "/api/me", null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("last-owner");
        assertThat(answer.body().get("organizations").findValuesAsString("id"))
                .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
        assertThat(person.isSignedIn()).isTrue();
        assertThat(organizations.ofAccount(owner.id())).hasSize(3);
    }

    private boolean noticesAreMailed() {
        return sql.sql("select not exists (select from notices.notice where mail_pending)")
                .query(Boolean.class)
                .single();
    }

    private void rememberAnAnswerOf(Account account) {
        sql.sql("""
                        insert into gateway.idempotency_key (account_id, key_hash, request_hash, claimed_at, status, body)
                        values (:id, 'key', 'request', now(), 200, :body)
                        """)
                .param("id", account.id().value())
                .param("body", "{\"email\": \"" + account.email() + "\"}")
                .update();
    }

    private List<String> actionsBy(AccountId account) {
        return sql.sql("select action from audit.entry where actor = :id")
                .param("id", account.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Tables outside the mail that still hold the text in some row. */
    private List<String> everyMentionOf(String text) {
        var found = new ArrayList<String>();
        List<String> tables =
                sql.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema', 'mail')
                        """).query((row, number) -> row.getString(1)).list();
        for (String table : tables) {
            boolean mentioned = sql.sql("select exists (select from " + table + " t where strpos(t::text, :text) > 0)")
                    .param("text", text)
                    .query(Boolean.class)
                    .single();
            if (mentioned) {
                found.add(table);
            }
        }
        return found;
    }
}
