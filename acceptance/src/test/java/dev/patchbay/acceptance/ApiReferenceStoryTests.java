package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who writes a program looks an operation up, copies its command, and it works. */
class ApiReferenceStoryTests {

    @Test
    void anOperationIsFoundNamedAndCalledAsItStandsThere() throws IOException {
        try (var browser = Browser.open()) {
            Page page = browser.go("/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API reference"))
                    .click();
            page.getByLabel("Search operations and events").fill("browse search");
            assertThat(page.getByText("1 found")).isVisible();
            Locator operation = page.locator("#searchListings");
            operation.getByRole(AriaRole.BUTTON).first().click();
            assertThat(page).hasURL(Pattern.compile(".*/reference\\?q=browse.search#searchListings$"));
            browser.isAccessible();

            String command = operation.locator("pre").innerText();
            assertThat(command).contains(RunningPatchbay.shared().base() + "/api/listings");
            try (var terminal = Terminal.open("reference", Path.of("target"), Map.of())) {
                assertThat(terminal.run(command + "\n")).contains("\"customer-service\"");
            }

            page.navigate(RunningPatchbay.shared().base() + "/reference#event-app.installed");
            Locator event = page.locator("#event-app\\.installed");
            assertThat(event.getByRole(AriaRole.BUTTON).first()).isInViewport();
            assertThat(event.getByText("clientSecret", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            browser.isAccessible();
            browser.hasNoComplaints();
        }
    }
}
