package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row 37: whoever starts a Patchbay becomes its operator by the link that it prints, once. */
class SetUpStoryTests {

    @Test
    void whoReadsThePrintedLinkBecomesTheOperatorOnce() throws IOException {
        var operator = DisposablePatchbay.OPERATOR;
        var english = English.ofMessages();
        try (var patchbay = DisposablePatchbay.start("[]", List.of(), Map.of());
                var browser = Browser.inGerman().wide(390).at(patchbay.base())) {
            Page page = browser.go(patchbay.setUpPath());
            assertThat(page.getByRole(AriaRole.HEADING, named("Patchbay einrichten")))
                    .isVisible();
            browser.isAccessible();
            browser.screenshot("set-up");

            fills(page, operator.name(), "nobody", "short");
            isWrong(page.locator("#email"), "Geben Sie eine E-Mail-Adresse ein, etwa ada@example.com.");
            isWrong(page.locator("#password"), "Mindestens 10 Zeichen.");
            assertThat(page.locator("#name")).hasValue(operator.name());
            browser.isAccessible();
            assertThat(english.on(page)).isEmpty();
            browser.screenshot("set-up-mistakes");

            fills(page, operator.name(), operator.email(), operator.password());
            page.waitForURL(patchbay.base() + "/");
            assertThat(patchbay.anonymous()
                            .signIn(operator)
                            .get("/api/me")
                            .expect(200)
                            .get("roles")
                            .valueStream()
                            .map(role -> role.asString()))
                    .contains("operator");

            browser.go(patchbay.setUpPath());
            assertThat(page.getByRole(AriaRole.HEADING, named("Dieser Einrichtungslink gilt nicht mehr")))
                    .isVisible();
            browser.isAccessible();
            browser.hasNoComplaints();
        }
    }

    private static void fills(Page page, String name, String email, String password) {
        page.locator("#name").fill(name);
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("main form button[type=submit]").click();
    }

    private static void isWrong(Locator field, String why) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field.locator("xpath=..")).containsText(why);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
