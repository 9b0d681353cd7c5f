package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rows 2, 17, 19 and 21: an organization installs an app, its people open it already signed in, an admin ends it. */
class OrganizationInstallStoryTests {

    @Test
    void anAdminFindsInstallsAndOpensAnAppWithoutTypingAnythingThere() {
        var organization = Api.newOrganization("Harbour Office");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            Page page = browser.go("/");
            page.getByRole(AriaRole.SEARCHBOX).fill("custmer servce");
            assertThat(page.getByText("Showing results for “customer service”")).isVisible();
            page.getByRole(AriaRole.LINK, named("Customer Service")).first().click();
            assertThat(page.getByRole(AriaRole.HEADING, heading("Customer Service")))
                    .isVisible();
            assertThat(page.getByText("Why Customer Service asks:").first()).isAttached();

            page.getByRole(AriaRole.BUTTON, named("Install for Harbour Office"))
                    .first()
                    .click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Install").setExact(true))
                    .click();
            var open = page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open app"));
            assertThat(open).isVisible();
            Page app = follow(page, open);

            assertThat(app).hasURL(Browser.startingWith(RunningPatchbay.shared().sample("customer-service") + "/"));
            assertThat(app.getByRole(
                            AriaRole.HEADING,
                            heading("Hello, " + organization.owner().login().name())))
                    .isVisible();
            assertThat(app.getByText("Harbour Office").first()).isVisible();
            browser.hasNoComplaints();
        }
    }

    @Test
    void aMemberOpensWhatIsInstalledAndReadsWhomToAskForTheRest() {
        var organization = Api.newOrganization("Quay Works");
        var operator = Api.signedIn(RunningPatchbay.shared().operator());
        var member = operator.member(organization, "Mila Member", "member");
        Installing.install(organization, "customer-service");
        try (var browser = Browser.signedIn(member.login())) {
            Page page = browser.go("/apps");
            Page app = follow(
                    page, page.getByRole(AriaRole.LINK, named("Open app")).first());
            assertThat(app.getByRole(AriaRole.HEADING, heading("Hello, Mila Member")))
                    .isVisible();

            page = browser.go("/listings/crm");
            assertThat(page.getByText("Only admins install").first()).isVisible();
            assertThat(page.getByText(Pattern.compile(
                                    "Ask .*" + organization.owner().login().name()))
                            .first())
                    .isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Install"))).hasCount(0);
        }
    }

    @Test
    void theAppsThatOnlyHandleACallbackOpenAsWell() {
        var organization = Api.newOrganization("Pier House");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            for (String name : new String[] {"bot", "crm", "analytics"}) {
                Installing.install(organization, name);
                Page page = browser.go("/apps/" + name + "/open?organizationId=" + organization.id());

                assertThat(page)
                        .hasURL(Browser.startingWith(RunningPatchbay.shared().sample(name) + "/"));
                assertThat(page.getByText(organization.owner().login().name()).first())
                        .isVisible();
                assertThat(page.getByText("Pier House").first()).isVisible();
            }
        }
    }

    @Test
    void anAdminSuspendsResumesAndUninstallsByTheMenu() {
        var organization = Api.newOrganization("Lock Keepers");
        String installation = Installing.install(organization, "bot");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            Page page = browser.go("/apps");
            act(page, "Suspend");
            Installing.awaitStatus(organization.api(), installation, "suspended");
            assertThat(page.getByText(
                                    "Suspended by an admin of Lock Keepers",
                                    new Page.GetByTextOptions().setExact(false))
                            .first())
                    .isVisible();

            Page refused = browser.go("/apps/bot/open?organizationId=" + organization.id());
            assertThat(refused)
                    .hasURL(Browser.startingWith(RunningPatchbay.shared().base().toString()));

            page = browser.go("/apps");
            act(page, "Resume");
            Installing.awaitStatus(organization.api(), installation, "active");
            act(page, "Uninstall");
            Installing.awaitStatus(organization.api(), installation, "uninstalled");
        }
    }

    @Test
    void somebodySignedOutComesBackToTheSameButton() {
        var organization = Api.newOrganization("Slipway");
        try (var browser = Browser.open()) {
            Page page = browser.go("/listings/analytics");
            page.getByRole(AriaRole.LINK, named("Install"))
                    .or(page.getByRole(AriaRole.BUTTON, named("Install")))
                    .first()
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/login.*"));
            browser.signInHere(organization.owner().login());

            assertThat(page).hasURL(Pattern.compile(".*/listings/analytics.*"));
            assertThat(page.getByRole(AriaRole.BUTTON, named("Install for Slipway"))
                            .first())
                    .isVisible();
        }
    }

    private static void act(Page page, String act) {
        page.getByRole(AriaRole.BUTTON, named("Manage ")).first().click();
        page.getByRole(AriaRole.MENUITEM, named(act)).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(act).setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** Follows a link that may open in the same page or in another. */
    private static Page follow(Page page, Locator link) {
        if ("_blank".equals(link.getAttribute("target"))) {
            return page.waitForPopup(link::click);
        }
        link.click();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setLevel(1);
    }
}
