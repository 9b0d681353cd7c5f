package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rows 14 and 18: somebody whom nobody invited makes an account and an organization; whoever forgot the password gets in again. */
class NewcomerStoryTests {

    @Test
    void somebodyWhomNobodyInvitedSignsUpMakesAnOrganizationAndInstallsAnApp() {
        String email = "first" + Names.unique() + "@story.example";
        String slug = "buoy-yard-" + Names.unique();
        try (var browser = Browser.open()) {
            Page page = browser.go("/login?return=/apps");
            page.getByRole(AriaRole.LINK, named("Create an account")).click();
            SigningUp.here(browser, email, "Fiona First");

            assertThat(page).hasURL(Pattern.compile(".*/apps"));
            assertThat(page.getByText("You belong to no organization yet")).isVisible();
            page.getByLabel("Name of the organization").fill("Buoy Yard");
            page.getByLabel("Short name").fill(slug);
            page.getByRole(AriaRole.BUTTON, named("Create organization")).click();
            assertThat(page.getByText("Buoy Yard is created.")).isVisible();

            page = browser.go("/listings/customer-service");
            page.getByRole(AriaRole.BUTTON, named("Install for Buoy Yard"))
                    .first()
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("Everyone in Buoy Yard, 1 person, will have access"))
                    .isVisible();
            browser.isAccessible();
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Install").setExact(true))
                    .click();
            assertThat(dialog.getByText(Pattern.compile("^Done\\."))).isVisible();
            page = browser.go("/apps/customer-service/open");
            assertThat(page.getByText("Hello, Fiona First").first()).isVisible();
            browser.hasNoComplaints();
        }
    }

    @Test
    void theLinkOfTheLetterMakesOneAccountAndAskedTwiceNobodyLearnsAnything() {
        String email = "twice" + Names.unique() + "@story.example";
        try (var browser = Browser.open();
                var stranger = Browser.open()) {
            browser.go("/signup");
            SigningUp.here(browser, email, "Tess Twice");
            browser.page().waitForURL(Pattern.compile(".*/$|.*/apps"));
            String link = Mailbox.of(email).await("sign-up").link();

            Page page = stranger.page();
            page.navigate(link);
            assertThat(page.getByRole(AriaRole.HEADING, named("This link no longer works")))
                    .isVisible();
            stranger.isAccessible();

            page = stranger.go("/signup");
            page.locator("#name").fill("Somebody Else");
            page.locator("#email").fill(email);
            page.locator("#password").fill(SigningUp.PASSWORD);
            page.locator("main form button[type=submit]").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Check your mail")))
                    .isVisible();
            assertThat(Mailbox.of(email).await("sign-up-known").text()).contains("Tess Twice");
        }
    }

    @Test
    void whoForgotThePasswordGetsInAgainAndEverybodyElseIsOut() {
        var person = Api.newOrganization("Lead Line").owner();
        var elsewhere = Api.signedIn(person.login());
        String chosen = "quite another story password";
        try (var browser = Browser.open()) {
            Page page = browser.go("/login?return=/apps");
            page.getByRole(AriaRole.LINK, named("Forgot your password?")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Forgot your password?")))
                    .isVisible();
            browser.isAccessible();
            page.locator("#email").fill(person.login().email());
            page.locator("main form button[type=submit]").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Check your mail")))
                    .isVisible();

            String link =
                    Mailbox.of(person.login().email()).await("password-reset").link();
            page.navigate(link);
            browser.isAccessible();
            page.locator("#password").fill(chosen);
            page.locator("main form button[type=submit]").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Your password is changed")))
                    .isVisible();
            assertThat(elsewhere.get("/api/me").status())
                    .as("a session of before")
                    .isEqualTo(401);
            assertThat(Api.anonymous()
                            .post(
                                    "/api/session",
                                    Map.of(
                                            "email", person.login().email(),
                                            "password", person.login().password()))
                            .status())
                    .as("the old password")
                    .isEqualTo(401);

            page.navigate(link);
            assertThat(page.getByRole(AriaRole.HEADING, named("This link no longer works")))
                    .isVisible();

            browser.signIn(new RunningPatchbay.Login(
                    person.login().email(), chosen, person.login().name(), "", "owner"));
            assertThat(browser.page()).hasURL(Pattern.compile(".*/apps"));
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
