package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 38: somebody who reads German finds every page in German. What publishers and people wrote stays as they wrote it. */
class GermanStoryTests {

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
            read(browser, Pages.OF_ANYBODY);
        }
    }

    @Test
    void everyPageOfAnOwnerIsInGerman() {
        try (var browser = Browser.inGerman()) {
            browser.signIn(organization.owner().login());
            read(browser, Pages.OF_AN_ADMIN);
            read(browser, Pages.OF_ONESELF);
        }
    }

    @Test
    void everyPageOfTheOperatorIsInGerman() {
        try (var browser = Browser.inGerman()) {
            browser.signIn(RunningPatchbay.shared().operator());
            read(browser, Pages.OF_THE_OPERATOR);
        }
    }

    @Test
    void theLettersAreInGerman() {
        String email = "deutsch" + Names.unique() + "@story.example";
        try (var browser = Browser.inGerman()) {
            Page page = browser.go("/signup");
            page.locator("#name").fill("Dörte Deutsch");
            page.locator("#email").fill(email);
            page.locator("#password").fill(SigningUp.PASSWORD);
            page.locator("main form button[type=submit]").click();
            page.locator("main form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            var letter = Mailbox.of(email).await("sign-up");
            assertThat(english.in(List.of(letter.subject(), letter.text()))).isEmpty();
            page.navigate(letter.link());
            page.locator("h1").first().waitFor();
            browser.settles();
            assertThat(english.on(page)).as("English on " + page.url()).isEmpty();
        }
    }

    @Test
    void whatFindsEnglishFindsItWhereItIs() {
        try (var browser = Browser.signedIn(organization.owner().login())) {
            for (String path : List.of("/", "/apps", "/organization", "/logout")) {
                Page page = browser.go(path);
                page.locator("h1").first().waitFor();
                browser.settles();
                assertThat(english.on(page)).as("English on " + path).hasSizeGreaterThan(2);
            }
        }
    }

    private static void read(Browser browser, List<String> paths) {
        var found = new LinkedHashMap<String, List<String>>();
        for (String path : paths) {
            Page page = browser.go(path);
            page.locator("h1").first().waitFor();
            browser.settles();
            List<String> words = english.on(page);
            if (!page.locator("html").getAttribute("lang").startsWith("de")) {
                found.put(
                        path,
                        List.of("the page says it is " + page.locator("html").getAttribute("lang")));
            } else if (!words.isEmpty()) {
                found.put(path, words);
            }
        }
        assertThat(found).as("English, by page").isEmpty();
    }
}
