package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 12: people see where they are signed in and end that, take along what is kept of them, and go for good. */
class AccountStoryTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aSignInThatOneEndsIsOverInThatBrowserAndInTheAppsOpenedThere() {
        var organization = Api.newOrganization("Radio Room");
        var owner = organization.owner().login();
        Installing.install(organization, "customer-service");
        try (var here = Browser.signedIn(owner);
                var there = Browser.open(ColorScheme.DARK, 390).signIn(owner)) {
            Page app = there.go("/apps/customer-service/open?organizationId=" + organization.id());
            Locator greeting = app.getByRole(AriaRole.HEADING, named("Hello, " + owner.name()));
            assertThat(greeting).isVisible();

            Page page = here.go("/settings/sessions");
            Locator browsers = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Chrome")));
            assertThat(browsers).hasCount(2);
            page.getByRole(AriaRole.BUTTON, named("Sign out Chrome")).click();
            assertThat(page.getByText("That device is signed out.")).isVisible();
            assertThat(browsers).hasCount(1);
            assertThat(browsers).containsText("Here");

            Await.until(SOON, () -> "the app still shows " + there.shows(), () -> {
                app.reload();
                return greeting.count() == 0;
            });
            assertThat(there.go("/apps")).hasURL(Pattern.compile(".*/login\\?.*"));

            page.getByRole(AriaRole.BUTTON, exactly("Sign out everywhere else")).click();
            here.isAccessible();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, within("Sign out everywhere else"))
                    .click();
            assertThat(page.getByText("You are signed in here only.")).isVisible();
            assertThat(organization.api().get("/api/me").status())
                    .as("a program that was signed in")
                    .isEqualTo(401);
            page.reload();
            assertThat(browsers).hasCount(1);
            here.hasNoComplaints();
        }
    }

    @Test
    void aPersonTakesTheirDataAlongAndGoesOnceSomebodyElseIsOwner() throws IOException {
        var organization = Api.newOrganization("Tide Gauge");
        var owner = organization.owner().login();
        var colleague =
                Api.signedIn(RunningPatchbay.shared().operator()).member(organization, "Carla Colleague", "admin");
        Api colleagues = Api.signedIn(colleague.login());
        String members = "/api/organizations/" + organization.id() + "/members";
        try (var browser = Browser.inGerman().wide(390).signIn(owner)) {
            Page page = browser.go("/settings/data");
            readsWhatIsKept(
                    page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("Meine Daten herunterladen"))
                            .click()),
                    organization);

            page.getByRole(AriaRole.BUTTON, named("Konto löschen")).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            Locator forGood = dialog.getByRole(AriaRole.BUTTON, within("Endgültig löschen"));
            dialog.getByRole(AriaRole.TEXTBOX).fill(colleague.login().email());
            assertThat(forGood).isDisabled();
            dialog.getByRole(AriaRole.TEXTBOX).fill(owner.email());
            forGood.click();
            assertThat(dialog).containsText("Sie sind in Tide Gauge die einzige Person mit der Rolle Inhaber.");
            browser.isAccessible();
            browser.screenshot("account-last-owner");
            assertThat(English.ofMessages().on(page)).isEmpty();
            organization.api().get("/api/me").expect(200);

            organization
                    .api()
                    .patch(members + "/" + colleague.id(), Map.of("role", "owner"))
                    .expect(200);
            forGood.click();
            assertThat(page.getByRole(AriaRole.BANNER).getByText("Anmelden")).isVisible();
            browser.hasNoComplaints();
        }
        assertThat(organization.api().get("/api/me").status()).isEqualTo(401);
        assertThat(Api.anonymous()
                        .post("/api/session", Map.of("email", owner.email(), "password", owner.password()))
                        .problem())
                .isEqualTo("wrong-credentials");
        assertThat(colleagues.get(members).expect(200).get("members").findValuesAsString("name"))
                .containsExactly("Carla Colleague");
        assertThat(colleagues
                        .get("/api/organizations/" + organization.id() + "/audit")
                        .expect(200)
                        .toString())
                .contains(organization.owner().id())
                .doesNotContain(owner.name(), owner.email());
        Mailbox.of(owner.email()).await("account-deleted");
    }

    private static void readsWhatIsKept(Download download, Api.Owned organization) throws IOException {
        String text = Files.readString(download.path());
        JsonNode file = JsonMapper.shared().readTree(text);
        var owner = organization.owner();
        assertThat(download.suggestedFilename()).matches("patchbay-\\d{4}-\\d{2}-\\d{2}\\.json");
        assertThat(file.get("accountId").asString()).isEqualTo(owner.id());
        assertThat(file.at("/sections/account/profile/email").asString())
                .isEqualTo(owner.login().email());
        assertThat(file.at("/sections/account/organizations").findValuesAsString("displayName"))
                .isEqualTo(List.of(organization.displayName()));
        assertThat(text).doesNotContain(owner.login().password()).doesNotContainIgnoringCase("argon2");
        assertThat(organization
                        .api()
                        .post("/api/me/export", null)
                        .expect(200)
                        .get("sections")
                        .propertyNames())
                .as("what a program gets")
                .containsExactlyElementsOf(file.get("sections").propertyNames());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
