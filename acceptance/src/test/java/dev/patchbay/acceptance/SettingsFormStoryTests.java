package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 17: an admin chooses what the organization wants of an app, is told what does not fit, and the app does it. */
class SettingsFormStoryTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void whatFitsIsToldToTheAppAndWhatDoesNotIsSaidAtItsField() {
        var organization = Api.newOrganization("Rope Store");
        String installation = Installing.install(organization, "customer-service");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            Page page = browser.go("/apps/customer-service/settings");
            Locator greeting = page.getByRole(AriaRole.TEXTBOX, named("Greeting"));
            Locator hours = page.getByRole(AriaRole.TEXTBOX, named("Hours until an answer"));
            assertThat(hours).hasValue("24");

            hours.fill("300");
            save(page);
            isWrong(hours, "It may be at most 240.");
            assertThat(hours).isFocused();
            browser.isAccessible();
            hours.fill("1");
            greeting.fill("Moin\u202e");
            save(page);
            isWrong(greeting, "turn the reading direction");
            assertThat(greeting).isFocused();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Mend what is marked");
            browser.wide(390).isAccessible();
            browser.screenshot("app-settings-phone");
            namesTheFieldToPrograms(organization, installation);
            isToldInGerman(organization);

            aColleagueIsFaster(organization, installation, Map.of("greeting", "Ahoy", "answer_hours", 2));
            greeting.fill("Moin");
            save(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else changed the settings");
            page.reload();
            assertThat(greeting).hasValue("Ahoy");
            greeting.fill("Moin from Rope Store");
            save(page);
            assertThat(page.getByText("Saved. Customer Service is told.")).isVisible();

            JsonNode kept = settings(organization, installation);
            assertThat(kept.at("/config/greeting").asString()).isEqualTo("Moin from Rope Store");
            assertThat(kept.at("/config/answer_hours").asInt()).isEqualTo(2);
            theAppDoesIt(browser.wide(1280), organization);
            browser.hasNoComplaints();
        }
        var developer = Api.signedIn(RunningPatchbay.shared().operator());
        Await.until(
                SOON,
                () -> "told " + told(developer, installation),
                () -> told(developer, installation).equals("Moin from Rope Store"));
    }

    private static void isWrong(Locator field, String why) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasAccessibleDescription(Pattern.compile(why));
    }

    private static void namesTheFieldToPrograms(Api.Owned organization, String installation) {
        JsonNode before = settings(organization, installation);
        var refused = organization
                .api()
                .put(
                        "/api/installations/" + installation + "/config",
                        Map.of(
                                "config",
                                Map.of("answer_hours", 300),
                                "version",
                                before.get("version").asLong()));
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/config/answer_hours");
        assertThat(settings(organization, installation)).isEqualTo(before);
    }

    private static void isToldInGerman(Api.Owned organization) {
        try (var browser = Browser.inGerman().signIn(organization.owner().login())) {
            Page page = browser.go("/apps/customer-service/settings");
            Locator greeting = page.getByRole(AriaRole.TEXTBOX, named("Greeting"));
            greeting.fill("Moin\u202e");
            page.getByRole(AriaRole.BUTTON, named("Speichern")).click();
            isWrong(greeting, "die die Leserichtung umkehren");
        }
    }

    private static void aColleagueIsFaster(Api.Owned organization, String installation, Map<String, Object> config) {
        long version = settings(organization, installation).get("version").asLong();
        organization
                .api()
                .put("/api/installations/" + installation + "/config", Map.of("config", config, "version", version))
                .expect(200);
    }

    private static void theAppDoesIt(Browser browser, Api.Owned organization) {
        Page app = browser.go("/apps/customer-service/open?organizationId=" + organization.id());
        assertThat(app.getByRole(AriaRole.HEADING, named("Hello, "))).isVisible();
        Await.until(SOON, () -> "the app shows " + browser.shows(), () -> {
            app.reload();
            return app.getByText("Moin from Rope Store").isVisible();
        });
    }

    /** The greeting in the newest event about settings, as it was delivered to the app. */
    private static String told(Api developer, String installation) {
        String deliveries = "/api/developer/integrations/customer-service/deliveries";
        JsonNode newest = developer
                .get(deliveries + "?type=app.updated&state=delivered&installation=" + installation)
                .expect(200)
                .at("/deliveries/0");
        return developer
                .get(deliveries + "/" + newest.get("eventId").asString())
                .expect(200)
                .at("/body/data/config/greeting")
                .asString();
    }

    private static JsonNode settings(Api.Owned organization, String installation) {
        return organization
                .api()
                .get("/api/installations/" + installation + "/config")
                .expect(200);
    }

    private static void save(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
