package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row 12: an admin installs an app that has never heard of Patchbay, and is shown its credentials once. */
class ManualCredentialsStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();

    @Test
    void anAdminGivesTheAddressAndSeesTheSecretOnce() {
        var organization = PATCHBAY.operator().organization("Chart Room");
        URI address = ForeignProgram.freeAddress();
        try (var browser = PATCHBAY.browserOf(organization.owner())) {
            Page page = browser.go("/listings/streamlit");
            page.getByRole(AriaRole.BUTTON, named("Install for Chart Room"))
                    .first()
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Address of your").fill(address.toString());
            dialog.getByRole(AriaRole.BUTTON, exactly("Install")).click();
            dialog.getByRole(AriaRole.LINK, exactly("Make credentials")).click();
            dialog.getByRole(AriaRole.BUTTON, exactly("Make credentials")).click();
            String secret = text(dialog, "Client secret").inputValue();
            String clientId = text(dialog, "Client ID").inputValue();
            assertThat(text(dialog, "Redirect address")).hasValue(address + "/oauth2callback");
            browser.isAccessible();
            dialog.getByLabel("I have stored the secret").check();
            dialog.getByRole(AriaRole.BUTTON, exactly("Done")).click();

            page.reload();
            browser.settles();
            assertThat(page.content()).doesNotContain(secret);
            page = browser.go("/apps/streamlit/connection");
            assertThat(text(page.locator("main"), "Client ID")).hasValue(clientId);
            browser.settles();
            assertThat(page.content()).doesNotContain(secret);
            browser.isAccessible();
            browser.hasNoComplaints();

            var app = new SignInThere(organization.api(), clientId, secret, address.resolve("/oauth2callback"));
            var guess = new SignInThere(organization.api(), clientId, "x" + secret, app.redirectUri());
            assertThat(app.introspect("made-up").status())
                    .as("the secret shown")
                    .isEqualTo(200);
            assertThat(guess.introspect("made-up").status()).as("another").isEqualTo(401);
        }
    }

    @Test
    void nobodyButAnAdminMakesCredentials() {
        var organization = PATCHBAY.operator().organization("Log Book");
        var member = PATCHBAY.operator().member(organization, "Mila Member", "member");
        String installation = Installing.installAt(organization, "actual", ForeignProgram.freeAddress());

        var refused = Api.at(PATCHBAY.base())
                .signIn(member.login())
                .send("POST", "/api/installations/" + installation + "/credentials", null, Map.of());

        assertThat(refused.status()).isIn(403, 404);
        assertThat(refused.response().body()).doesNotContain("clientSecret");
    }

    private static Locator text(Locator within, String label) {
        return within.getByRole(AriaRole.TEXTBOX, exactly(label));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
