package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody without an account makes one, from the page that is shown to the end of the mailed link. */
final class SigningUp {

    static final String PASSWORD = "a long story password";

    private SigningUp() {}

    /** Fills in the sign-up page that is shown and opens the link of the letter; the browser is signed in then. */
    static void here(Browser browser, String email, String name) {
        Page page = browser.page();
        page.locator("#name").fill(name);
        page.locator("#email").fill(email);
        page.locator("#password").fill(PASSWORD);
        browser.isAccessible();
        page.locator("main form button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Check your mail"))).isVisible();
        browser.isAccessible();
        page.navigate(Mailbox.of(email).await("sign-up").link());
        browser.isAccessible();
        page.getByRole(AriaRole.BUTTON, named("Confirm and sign in")).click();
    }

    /** From the page of an invitation, by somebody who has no account yet. */
    static void fromInvitation(Browser browser, String email, String name) {
        Page page = browser.page();
        page.getByRole(AriaRole.LINK, named("Make an account")).click();
        here(browser, email, name);
        page.getByRole(AriaRole.BUTTON, named("Join")).click();
        page.waitForURL(url -> !url.contains("/invitation"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
