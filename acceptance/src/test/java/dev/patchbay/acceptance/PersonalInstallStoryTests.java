package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows 14 to 16: a person without an organization installs for themselves, agrees in plain words, and takes it back at once. */
class PersonalInstallStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();
    private static final String APP = OutsidePatchbay.PERSONAL;
    private static final String NAME = Catalogs.nameOf(APP);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void agreesUsesCutsAndRevokes() {
        var person = PATCHBAY.operator().person("Paula Person");
        Api api = Api.at(PATCHBAY.base()).signIn(person.login());
        try (var browser = PATCHBAY.browserOf(person)) {
            Page page = browser.go("/listings/" + APP);
            installForMe(page);
            readsWhatItMayDo(browser);

            page.locator("#deny").click();
            page.waitForURL(Browser.startingWith(PATCHBAY.base() + "/listings/" + APP));
            assertThat(own(api)).as("what a refusal leaves behind").isEmpty();

            installForMe(page);
            page.locator("#consent input[type=checkbox][value=email]").check();
            page.locator("#allow").click();
            page.waitForURL(Browser.startingWith(PATCHBAY.base() + "/apps/" + APP));
            String installation = own(api).get(0).get("id").asString();
            Installing.awaitStatus(api, installation, "active");
            assertThat(page.getByRole(AriaRole.LINK, named("Open app"))).isVisible();
            browser.isAccessible();

            String token = toldItsToken(person, installation);
            JsonNode me = me(token).expect(200);
            assertThat(me.get("id").asString()).isEqualTo(person.id());
            assertThat(me.get("name").asString()).isEqualTo("Paula Person");
            assertThat(me.get("email").asString()).isEqualTo(person.login().email());

            opens(page, api, installation, person);
            String minted = minted(api, installation);
            assertThat(me(minted).expect(200).get("email").asString())
                    .isEqualTo(person.login().email());

            showsTheLastUse(browser);
            takesAwayTheAddress(page);
            Await.until(Await.AT_ONCE, () -> "the tokens of before live on", () -> isDead(token) && isDead(minted));
            JsonNode less = me(minted(api, installation)).expect(200);
            assertThat(less.get("name").asString()).isEqualTo("Paula Person");
            assertThat(less.has("email")).isFalse();
            var named = client(api, installation)
                    .token(Map.of(
                            "grant_type", "client_credentials", "installation_id", installation, "scope", "email"));
            assertThat(named.json().path("error").asString("")).isEqualTo("invalid_scope");

            String last = minted(api, installation);
            uninstalls(page);
            Await.until(Await.AT_ONCE, () -> "the last token lives on", () -> isDead(last));
            var refused = client(api, installation)
                    .token(Map.of("grant_type", "client_credentials", "installation_id", installation));
            assertThat(refused.json().path("error").asString("")).isEqualTo("invalid_grant");
            Await.until(
                    SOON,
                    () -> "told " + events(installation),
                    () -> events(installation).getLast().equals("app.uninstalled"));
            assertThat(events(installation)).containsExactly("app.installed", "scopes.updated", "app.uninstalled");
            assertThat(PATCHBAY.allTold(installation))
                    .extracting(Receiver.Delivery::sequence)
                    .containsExactly(1L, 2L, 3L);
            assertThat(own(api).get(0).get("status").asString()).isEqualTo("uninstalled");
            browser.hasNoComplaints();
        }
    }

    /** One person's app is nobody else's: neither seen, nor opened, nor taken away. */
    @Test
    void belongsToOnePersonAlone() {
        var person = PATCHBAY.operator().person("Olaf Own");
        Api api = Api.at(PATCHBAY.base()).signIn(person.login());
        String installation = agrees(api, List.of("openid", "profile:read"));
        Api stranger = Api.at(PATCHBAY.base())
                .signIn(PATCHBAY.operator().person("Stella Stranger").login());

        assertThat(stranger.get("/api/installations/" + installation).status()).isEqualTo(404);
        assertThat(stranger.delete("/api/installations/" + installation).status())
                .isEqualTo(404);
        assertThat(stranger.delete("/api/me/apps/" + installation).status()).isEqualTo(404);
        assertThat(stranger.get("/apps/" + APP + "/open").status()).isIn(403, 404, 409);
        assertThat(own(stranger)).isEmpty();
        Installing.awaitStatus(api, installation, "active");
    }

    /** Agrees as a program does, to what it was asked; the installation's id. */
    private static String agrees(Api api, List<String> scopes) {
        Map<String, Object> wanted = Map.of("integration", APP, "target", "user");
        var asked = api.post("/api/installations", wanted);
        assertThat(asked.problem()).isEqualTo("consent-required");
        Map<String, Object> consent =
                Map.of("version", asked.json().get("version").asString(), "scopes", scopes);
        return api.post("/api/installations", Map.of("integration", APP, "target", "user", "consent", consent))
                .expect(201)
                .get("id")
                .asString();
    }

    private static void installForMe(Page page) {
        page.getByText("Install for me").click();
        assertThat(page.locator("#consent")).isVisible();
    }

    private static void readsWhatItMayDo(Browser browser) {
        Page page = browser.page();
        assertThat(page.locator("#unverified")).isVisible();
        assertThat(page.locator("#consent")).containsText("Read your profile, such as your name");
        assertThat(page.locator("#consent")).containsText("To write your name on the cover.");
        assertThat(page.locator("#consent")).containsText("To mail you what you wrote a year ago.");
        assertThat(page.locator("#consent")).containsText("Somebody Unknown");
        assertThat(page.locator("#consent input[type=checkbox]")).hasCount(1);
        assertThat(page.locator("#consent input[type=checkbox]")).not().isChecked();
        browser.isAccessible();
        browser.screenshot("consent-personal");
    }

    /** The token that came with the event, which no log keeps. */
    private static String toldItsToken(Api.Person person, String installation) {
        JsonNode told = PATCHBAY.told(installation).json();
        assertThat(told.get("event").asString()).isEqualTo("app.installed");
        assertThat(told.get("userId").asString()).isEqualTo(person.id());
        assertThat(told.path("organizationId").isNull()).isTrue();
        JsonNode token = told.at("/data/token");
        assertThat(token.get("scope").asString().split(" ")).containsExactlyInAnyOrder("profile:read", "email");
        assertThat(token.get("expires_in").asInt()).isBetween(1, 600);
        return token.get("access_token").asString();
    }

    private static void opens(Page page, Api api, String installation, Api.Person person) {
        page.getByRole(AriaRole.LINK, named("Open app")).click();
        page.waitForURL(Pattern.compile(".*/auth/login\\?.*iss=.*"));
        assertThat(page.url()).contains("client_id=" + client(api, installation).clientId());
        page.goBack();

        var client = client(api, installation);
        JsonNode tokens = client.redeem(SignInThere.parameter(
                        client.authorize(Map.of("scope", "openid profile:read email"))
                                .header("Location"),
                        "code"))
                .expect(200);
        JsonNode userinfo =
                client.userinfo(tokens.get("access_token").asString()).expect(200);
        assertThat(userinfo.get("sub").asString()).isEqualTo(person.id());
        assertThat(userinfo.path("organization_id").isMissingNode()).isTrue();
    }

    private static void showsTheLastUse(Browser browser) {
        Await.until(SOON, () -> "no scope was used lately", () -> {
            Page page = browser.go("/settings/apps");
            var app = page.getByRole(AriaRole.LISTITEM, listed());
            assertThat(app).isVisible();
            return app.getByText(Pattern.compile("used .*(second|minute|now).*"))
                            .count()
                    > 1;
        });
        browser.isAccessible();
        browser.screenshot("connected-apps-personal");
    }

    private static void takesAwayTheAddress(Page page) {
        page.getByRole(AriaRole.BUTTON, button("Take away from " + NAME + ": Your e-mail address"))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Take away"))
                .click();
        assertThat(page.getByText("is taken away from " + NAME)).isVisible();
    }

    private static void uninstalls(Page page) {
        page.getByRole(AriaRole.BUTTON, button("Uninstall " + NAME)).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Uninstall"))
                .click();
        assertThat(page.getByText(NAME + " is uninstalled.")).isVisible();
    }

    /** The integration's own client, as told once, whoever installed first. */
    private static SignInThere client(Api person, String installation) {
        return PATCHBAY.integrationClient(installation, person);
    }

    private static String minted(Api person, String installation) {
        return client(person, installation)
                .token(Map.of("grant_type", "client_credentials", "installation_id", installation))
                .expect(200)
                .get("access_token")
                .asString();
    }

    private static List<String> events(String installation) {
        return PATCHBAY.allTold(installation).stream()
                .map(Receiver.Delivery::event)
                .toList();
    }

    private static JsonNode own(Api person) {
        return person.get("/api/installations?target=user").expect(200).get("installations");
    }

    private static Api.Answer me(String token) {
        return Api.at(PATCHBAY.base()).send("GET", "/v1/me", null, Map.of("Authorization", "Bearer " + token));
    }

    private static boolean isDead(String token) {
        return me(token).status() == 401;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }

    private static Page.GetByRoleOptions listed() {
        return named(NAME).setExact(true);
    }
}
