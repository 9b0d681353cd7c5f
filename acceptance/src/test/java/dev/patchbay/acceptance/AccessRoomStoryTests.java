package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Row 17: an admin decides who may use which app, and the app does as it is told while the member watches. */
class AccessRoomStoryTests {

    @Test
    void theMatrixMakesAMemberAppAdminWithAPermissionAndTheAppShowsBoth() {
        var organization = Api.newOrganization("Signal Station");
        var member = member(organization, "Mila Member");
        Installing.install(organization, "customer-service");
        try (var admins = Browser.signedIn(organization.owner().login());
                var members = Browser.signedIn(member.login())) {
            Page app = members.go("/apps/customer-service/open?organizationId=" + organization.id());
            assertThat(app.getByText("Hello, Mila Member").first()).isVisible();

            Page page = admins.go("/organization/access");
            assertThat(page.getByRole(AriaRole.GRID)).isVisible();
            admins.isAccessible();
            page.getByRole(AriaRole.COLUMNHEADER, named("Customer Service"))
                    .getByRole(AriaRole.LINK)
                    .click();
            page.getByLabel("Mila Member is an admin of Customer Service").click();
            assertThat(page.getByText("Mila Member is an admin of Customer Service."))
                    .isVisible();
            page.getByRole(AriaRole.BUTTON, named("Permissions of Mila Member")).click();
            Locator deletes = page.getByLabel("Deletes tickets for good");
            // it is shown before it is so
            page.waitForResponse(
                    answer -> answer.request().method().equals("PUT")
                            && answer.url().contains("/members/")
                            && answer.ok(),
                    deletes::click);
            assertThat(deletes).isChecked();
            admins.isAccessible();

            app = members.go("/apps/customer-service/open?organizationId=" + organization.id());
            app.getByRole(AriaRole.LINK, named("Team")).click();
            Locator mila =
                    app.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Mila Member"));
            assertThat(mila).containsText("App admin");
            assertThat(mila).containsText("delete-tickets");
        }
    }

    @Test
    void whoseAccessIsTakenAwayIsOutOfTheAppWithinSecondsAndReadsWhomToAsk() {
        var organization = Api.newOrganization("Weather Ship");
        var member = member(organization, "Mila Member");
        Installing.install(organization, "customer-service");
        try (var admins = Browser.signedIn(organization.owner().login());
                var members = Browser.signedIn(member.login())) {
            Page app = members.go("/apps/customer-service/open?organizationId=" + organization.id());
            assertThat(app.getByText("Hello, Mila Member").first()).isVisible();

            Page page = admins.go("/organization/access");
            cell(page, "Mila Member: Customer Service").click();
            assertThat(page.getByText("Mila Member can no longer open Customer Service."))
                    .isVisible();

            awaitOut(app);
            Page refused = members.go("/apps/customer-service/open?organizationId=" + organization.id());
            assertThat(refused)
                    .hasURL(Browser.startingWith(RunningPatchbay.shared().base()));
            assertThat(refused.getByText(Pattern.compile(
                                    "Ask .*" + organization.owner().login().name()))
                            .first())
                    .isVisible();
            members.isAccessible();
        }
    }

    @Test
    void whoLeavesTheCompanyIsOutOfEveryApp() {
        var organization = Api.newOrganization("Customs House");
        var member = member(organization, "Lena Leaver");
        Installing.install(organization, "customer-service");
        Installing.install(organization, "bot");
        try (var desk = Browser.signedIn(member.login());
                var owner = Browser.signedIn(organization.owner().login())) {
            desk.go("/apps/customer-service/open?organizationId=" + organization.id());
            assertThat(desk.page().getByText("Hello, Lena Leaver").first()).isVisible();

            Page page = owner.go("/organization");
            page.getByRole(AriaRole.BUTTON, named("Change Lena Leaver")).click();
            page.getByRole(AriaRole.MENUITEM, named("Remove")).click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                    .click();
            assertThat(page.getByText("Lena Leaver is removed.")).isVisible();

            awaitOut(desk.page());
            for (String app : new String[] {"customer-service", "bot"}) {
                assertThat(desk.go("/apps/" + app + "/open?organizationId=" + organization.id()))
                        .hasURL(Browser.startingWith(RunningPatchbay.shared().base()));
            }
            assertThat(desk.go("/apps").getByText("You belong to no organization yet"))
                    .isVisible();
        }
    }

    /** Reads the app's page again and again, as somebody does who works in it. */
    private static void awaitOut(Page app) {
        Locator greeted = app.getByText("Lena Leaver").or(app.getByText("Mila Member"));
        Await.until(Await.AT_ONCE, () -> "the app still shows " + app.content(), () -> {
            app.reload();
            return greeted.count() == 0;
        });
    }

    private static Locator cell(Page page, String name) {
        return page.getByRole(AriaRole.GRID).getByLabel(name);
    }

    private static Api.Person member(Api.Owned organization, String name) {
        return Api.signedIn(RunningPatchbay.shared().operator()).member(organization, name, "member");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
