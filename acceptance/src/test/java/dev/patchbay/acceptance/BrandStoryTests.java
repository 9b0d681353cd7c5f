package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row 38: the operator gives the marketplace a name and a colour, and everybody sees both, on every page and in every letter. */
class BrandStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();

    @Test
    void theNameAndTheColourThatTheOperatorChoosesAreEverywhere() {
        String name = "Harbour Apps " + Names.unique();
        var reader = PATCHBAY.operator().person("Rita Reader");
        try (var operator = Browser.open().at(PATCHBAY.base()).signIn(DisposablePatchbay.OPERATOR);
                var visitor = Browser.open().at(PATCHBAY.base())) {
            Page page = operator.go("/console/brand");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
            page.getByLabel("Colour", new Page.GetByLabelOptions().setExact(true))
                    .fill("#d6336c");
            operator.isAccessible();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Save").setExact(true))
                    .click();
            assertThat(page.getByText("Saved. Everybody sees it from now on.")).isVisible();

            assertThat(visitor.go("/").getByText(name).first()).isVisible();
            Page login = visitor.go("/login");
            assertThat(login.getByText(name).first()).isVisible();
            assertThat(login.locator("main button[type=submit]")).hasCSS("background-color", "rgb(214, 51, 108)");
            visitor.isAccessible();

            var mail = new Mailbox(Api.at(PATCHBAY.base()), reader.login().email());
            Api.at(PATCHBAY.base())
                    .post("/api/password-reset", Map.of("email", reader.login().email()))
                    .expect(202);
            assertThat(mail.await("password-reset").subject()).contains(name);
        }
    }
}
