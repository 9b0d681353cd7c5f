package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.grants.Scope;
import dev.patchbay.kernel.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StorefrontTests extends StorefrontWorld {

    @Test
    void showsEverybodyWhatIsOffered() throws Exception {
        JsonNode shelf = new Browser(port).get("/api/listings").body();

        assertThat(shelf.path("listings").findValuesAsString("name"))
                .contains("bot", "crm", "customer-service", "slow");
        assertThat(shelf.path("total").asInt()).isEqualTo(4);
        assertThat(shelf.path("next").isNull()).isTrue();
        JsonNode crm = new Browser(port)
                .get("/api/listings?q=CRM")
                .body()
                .path("listings")
                .get(0);
        assertThat(crm.path("price")).isEqualTo(JsonMapper.shared().readTree("""
                {"model": "subscription", "amount": 2999, "currency": "USD", "interval": "month"}
                """));
        assertThat(crm.path("installed").asBoolean()).isFalse();
    }

    @Test
    void tellsWhatAnAppMayDoAndWhy() throws Exception {
        JsonNode listing =
                new Browser(port).get("/api/listings/customer-service").body();

        assertThat(listing.path("tagline").asString()).isEqualTo("Tickets for your whole team.");
        JsonNode permission = listing.path("permissions").get(1);
        Scope profile = scopes.find("profile").orElseThrow();
        assertThat(listing.path("permissions").findValuesAsString("scope")).containsExactly("openid", "profile");
        assertThat(permission.path("title").asString())
                .isEqualTo(profile.title().in(Locale.ENGLISH));
        assertThat(permission.path("sentence").asString())
                .isEqualTo(profile.sentence().in(Locale.ENGLISH));
        assertThat(permission.path("purpose").asString()).isEqualTo("Greets you by name.");
        assertThat(permission.path("sensitive").asBoolean(true)).isFalse();
        assertThat(permission.path("optional").asBoolean(true)).isFalse();
    }

    @Test
    void tellsEachViewerHowTheListingStands() throws Exception {
        String path = "/api/listings/customer-service";
        assertThat(state(new Browser(port), path)).isEqualTo("signed-out");
        assertThat(state(new Browser(port).signIn(person("Nobody").email(), PASSWORD), path))
                .isEqualTo("no-organization");
        assertThat(state(admin, path)).isEqualTo("can-install");
        JsonNode asked = member.get(path).body().path("viewer");
        assertThat(asked.path("state").asString()).isEqualTo("only-admins");
        assertThat(asked.path("admins").findValuesAsString("name")).containsExactly("Ada");
        assertThat(asked.path("organization").path("displayName").asString()).isEqualTo("Acme");
        assertThat(state(admin, "/api/listings/crm")).isEqualTo("payments-off");

        install("customer-service");

        assertThat(state(admin, path)).isEqualTo("installed");
        JsonNode installed = member.get(path).body().path("viewer");
        assertThat(installed.path("state").asString()).isEqualTo("installed");
        assertThat(installed.path("installation").path("canOpen").asBoolean()).isTrue();
        assertThat(installed.path("installation").path("canManage").asBoolean()).isFalse();
        assertThat(installed.path("installation").path("clientId").isNull()).isTrue();
        assertThat(member.get("/api/listings?q=customer")
                        .body()
                        .at("/listings/0/installed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void installsOnceHoweverOftenItIsAsked() throws Exception {
        var wanted = Map.of("integration", "bot", "organizationId", acme.id().toString());
        String key = ids.token(16);

        Browser.Answer first = admin.post("/api/installations", wanted, key);
        Browser.Answer replayed = admin.post("/api/installations", wanted, key);
        Browser.Answer again = admin.post("/api/installations", wanted);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("status").asString()).isEqualTo("active");
        assertThat(first.body().path("installedBy").path("name").asString()).isEqualTo("Ada");
        assertThat(first.body().path("setup").isNull()).isTrue();
        assertThat(replayed.status()).isEqualTo(201);
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(first.raw()).doesNotContainIgnoringCase("secret");
    }

    @Test
    void suspendsResumesRemovesAndInstallsAgain() throws Exception {
        String path = "/api/installations/" + install("bot").path("id").asString();

        assertThat(member.post(path + "/suspend", null).problem()).isEqualTo("only-admins-manage");
        JsonNode suspended = admin.post(path + "/suspend", null).body();
        assertThat(suspended.path("status").asString()).isEqualTo("suspended");
        assertThat(suspended.path("suspendedBy").get(0).asString()).isEqualTo("admin");
        assertThat(suspended.path("canOpen").asBoolean()).isFalse();
        assertThat(admin.post(path + "/resume", null).body().path("status").asString())
                .isEqualTo("active");
        assertThat(admin.delete(path).body().path("status").asString()).isEqualTo("uninstalled");
        assertThat(state(admin, "/api/listings/bot")).isEqualTo("can-install");
        JsonNode back = install("bot");
        assertThat(path).endsWith(back.path("id").asString());
        assertThat(back.path("clientId")).isNotEqualTo(suspended.path("clientId"));
    }

    @Test
    void showsHowTheSetUpGoesAndLetsOnlyAdminsPressTryNow() throws Exception {
        JsonNode waiting = install("slow");
        String path = "/api/installations/" + waiting.path("id").asString();

        assertThat(waiting.path("status").asString()).isEqualTo("setting_up");
        assertThat(waiting.path("canOpen").asBoolean()).isFalse();
        assertThat(waiting.path("setup").propertyNames())
                .containsExactlyInAnyOrder("attempts", "lastAttemptAt", "lastAnswer", "nextAttemptAt", "stopped");
        assertThat(admin.post(path + "/try-now", null).status()).isEqualTo(200);
        assertThat(member.post(path + "/try-now", null).problem()).isEqualTo("only-admins-manage");
        assertThat(member.get("/apps/slow/open").problem()).isEqualTo("app-setting-up");
    }

    @Test
    void letsAdminsPressTryNowOnlySoOften() throws Exception {
        String path = "/api/installations/" + install("slow").path("id").asString() + "/try-now";
        for (int i = 0; i < 7; i++) {
            assertThat(member.post(path, null).problem()).isEqualTo("only-admins-manage");
        }

        assertThat(untilRefused(path, path)).isEqualTo(6);

        assertThat(admin.post(path, null).body().path("retryAfter").asInt()).isBetween(1, 61);
    }

    @Test
    void letsAdminsSuspendAndResumeOnlySoOften() throws Exception {
        String path = "/api/installations/" + install("bot").path("id").asString();
        for (int i = 0; i < 21; i++) {
            assertThat(member.post(path + "/suspend", null).problem()).isEqualTo("only-admins-manage");
        }

        assertThat(untilRefused(path + "/suspend", path + "/resume")).isEqualTo(20);

        assertThat(admin.get(path).body().path("status").asString()).isEqualTo("active");
    }

    /** How often the admin could do the one and the other in turn. */
    private int untilRefused(String one, String other) throws Exception {
        for (int done = 0; done < 30; done++) {
            Browser.Answer answer = admin.post(done % 2 == 0 ? one : other, null);
            if (answer.status() == 429) {
                assertThat(answer.problem()).isEqualTo("too-many-requests");
                return done;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void hidesInstallationsFromStrangers() throws Exception {
        String id = install("bot").path("id").asString();
        Account eve = person("Eve");
        organizations.create(slug("evil"), "Evil", eve.id(), eve.id());
        Browser stranger = new Browser(port).signIn(eve.email(), PASSWORD);

        assertThat(stranger.get("/api/installations/" + id).status()).isEqualTo(404);
        assertThat(stranger.delete("/api/installations/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/api/installations?organizationId=" + acme.id())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/apps/bot/open?organizationId=" + acme.id()).status())
                .isEqualTo(404);
        assertThat(stranger.post(
                                "/api/installations",
                                Map.of(
                                        "integration",
                                        "bot",
                                        "organizationId",
                                        acme.id().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsTheListingOfAnUnpublishedAppForThoseWhoHaveIt() throws Exception {
        install("bot");
        apply(CATALOG.replace("slug: bot", "slug: bot\n  isPublished: false"));

        assertThat(new Browser(port).get("/api/listings/bot").problem()).isEqualTo("unknown-app");
        assertThat(state(member, "/api/listings/bot")).isEqualTo("installed");
        assertThat(member.get("/apps/bot/open").status()).isEqualTo(303);
        Account eve = person("Eve");
        organizations.create(slug("late"), "Late", eve.id(), eve.id());
        assertThat(new Browser(port)
                        .signIn(eve.email(), PASSWORD)
                        .post("/api/installations", Map.of("integration", "bot"))
                        .problem())
                .isEqualTo("listing-unpublished");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            - | 400 | invalid-request
            '' | 400 | invalid-request
            nothing-like-it | 404 | unknown-app
            ../etc | 404 | unknown-app
            crm | 409 | payments-unavailable
            """)
    void refusesToInstallWhatCannotBe(@Nullable String integration, int status, String problem) throws Exception {
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("integration", integration);

        Browser.Answer answer = admin.post("/api/installations", wanted);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void refusesSearchesThatAreTooLongAndForeignCursors() throws Exception {
        assertThat(admin.get("/api/listings?q=" + "a".repeat(201)).problem()).isEqualTo("invalid-request");
        assertThat(admin.get("/api/listings?after=nonsense").problem()).isEqualTo("invalid-cursor");
        for (Cursor foreign :
                List.of(Cursor.after("1e999999999", "bot"), Cursor.after("0", "\0"), Cursor.after("-1", "a"))) {
            assertThat(admin.get("/api/listings?after=" + foreign).problem()).isEqualTo("invalid-cursor");
        }
        assertThat(admin.get("/api/listings?category=%00").problem()).isEqualTo("invalid-request");
        assertThat(admin.get("/api/listings?q=%00%27%22%5C:*").status()).isEqualTo(200);
    }
}
