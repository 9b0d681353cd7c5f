package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Row 14: whoever adds a passkey never types a password again. */
class PasskeyStoryTests {

    @Test
    void whoAddsAPasskeyNeverTypesAPasswordAgain() {
        var person = Api.newOrganization("Bell Buoy").owner().login();
        try (var browser = Browser.signedIn(person)) {
            var key = VirtualAuthenticator.of(browser.page());
            Page page = browser.go("/settings/security");
            add(page, "Key of the story");
            browser.isAccessible();

            key.touched(false);
            page = browser.go("/logout");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("You are signed out")))
                    .isVisible();

            page = browser.go("/login?return=/settings/security");
            browser.isAccessible();
            key.touched(true);
            byPasskey(page);
            assertThat(page).hasURL(Pattern.compile(".*/settings/security"));
            assertThat(page.getByText("Key of the story").first()).isVisible();

            page = browser.go("/step-up?return=/settings/sessions");
            browser.isAccessible();
            byPasskey(page);
            assertThat(page).hasURL(Pattern.compile(".*/settings/sessions"));
            assertThat(page.getByText(Pattern.compile("Signed in with a passkey"))
                            .first())
                    .isVisible();
            browser.hasNoComplaints();
        }
    }

    @Test
    void aPasskeyThatWasRemovedOpensNothing() {
        var organization = Api.newOrganization("Mooring");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            var key = VirtualAuthenticator.of(browser.page());
            add(browser.go("/settings/security"), "Lost key");
            String id = organization
                    .api()
                    .get("/api/me/passkeys")
                    .expect(200)
                    .get("passkeys")
                    .get(0)
                    .get("id")
                    .asString();
            organization.api().delete("/api/me/passkeys/" + id).expect(204);

            key.touched(false);
            Page page = browser.go("/logout");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("You are signed out")))
                    .isVisible();
            page = browser.go("/login?return=/apps");
            key.touched(true);
            byPasskey(page);
            assertThat(page.locator("#passkey").getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        }
    }

    private static void add(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named("Add a passkey")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill(name);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Continue"))
                .click();
        assertThat(page.getByText("“" + name + "” is ready.")).isVisible();
    }

    private static void byPasskey(Page page) {
        page.locator("#passkey button").click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
