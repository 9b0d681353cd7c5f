package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 38: somebody who reads German finds every page in German. What publishers and people wrote stays as they wrote it. */
class GermanStoryTests {

    private static final List<String> OF_ANYBODY =
            List.of("/", "/?q=nichts-dergleichen", "/listings/no-such-app", "/login", "/nowhere");
    private static final List<String> OF_AN_OWNER = List.of(
            "/", "/listings/bot", "/apps", "/organization", "/organization/apps", "/organization/audit", "/logout");

    private static English english;
    private static Api.Owned organization;

    @BeforeAll
    static void installs() {
        english = English.ofMessages();
        organization = Api.newOrganization("Werft Holm");
        Installing.install(organization, "bot");
    }

    @Test
    void everyPageOfAnybodyIsInGerman() {
        try (var browser = Browser.inGerman()) {
            read(browser, OF_ANYBODY);
        }
    }

    @Test
    void everyPageOfAnOwnerIsInGerman() {
        try (var browser = Browser.inGerman()) {
            browser.signIn(organization.owner().login());
            read(browser, OF_AN_OWNER);
        }
    }

    @Test
    void whatFindsEnglishFindsItWhereItIs() {
        try (var browser = Browser.signedIn(organization.owner().login())) {
            for (String path : List.of("/", "/apps", "/organization", "/logout")) {
                Page page = browser.go(path);
                page.locator("h1").first().waitFor();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(english.on(page)).as("English on " + path).hasSizeGreaterThan(2);
            }
        }
    }

    private static void read(Browser browser, List<String> paths) {
        for (String path : paths) {
            Page page = browser.go(path);
            page.locator("h1").first().waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("html").getAttribute("lang"))
                    .as("language of " + path)
                    .startsWith("de");
            assertThat(english.on(page)).as("English on " + path).isEmpty();
        }
    }
}
