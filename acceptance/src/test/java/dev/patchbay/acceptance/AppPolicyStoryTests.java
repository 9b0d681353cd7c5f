package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Row 5: an admin allows named apps only; a member asks for one that is not, and has it once it is named and approved. */
class AppPolicyStoryTests {

    @Test
    void whatIsNotAllowedIsAskedForThenNamedThenInstalled() {
        var organization = Api.newOrganization("Harbour Office");
        var member = Api.signedIn(RunningPatchbay.shared().operator()).member(organization, "Mila Member", "member");
        try (var admins = Browser.signedIn(organization.owner().login());
                var members = Browser.signedIn(member.login())) {
            Page rules = admins.go("/organization/policy");
            rules.getByRole(AriaRole.RADIO, named(Pattern.compile("^Only apps that are named")))
                    .check();
            rules.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(rules.getByText("What may be installed is changed.")).isVisible();

            Page listing = members.go("/listings/customer-service");
            assertThat(listing.getByText("Not allowed for Harbour Office")).isVisible();
            members.isAccessible();
            listing.getByRole(AriaRole.BUTTON, named("Ask for it")).click();
            in(listing, "Send").click();
            assertThat(listing.getByText(Pattern.compile("^You asked for it"))).isVisible();

            Page requests = admins.go("/organization/requests");
            requests.getByRole(AriaRole.BUTTON, named("Approve")).click();
            in(requests, "Approve").click();
            assertThat(requests.getByRole(AriaRole.ALERT)).containsText("is not on its list of allowed apps");
            requests.getByRole(AriaRole.LINK, named("Change which apps are allowed"))
                    .click();

            rules.getByRole(AriaRole.COMBOBOX, named("Allow an app")).fill("customer");
            rules.getByRole(AriaRole.OPTION, named("Customer Service")).click();
            rules.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(rules.getByText("What may be installed is changed.").first())
                    .isVisible();
            admins.isAccessible();

            requests = admins.go("/organization/requests");
            requests.getByRole(AriaRole.BUTTON, named("Approve")).click();
            requests.getByRole(AriaRole.DIALOG)
                    .getByLabel("A word with it, if you like")
                    .fill("Gladly");
            in(requests, "Approve").click();
            assertThat(requests.getByText("Approved by")).containsText("Gladly");
            assertThat(members.go("/listings/customer-service").getByText("Installed for Harbour Office"))
                    .isVisible();
        }
    }

    private static Locator in(Page page, String button) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
