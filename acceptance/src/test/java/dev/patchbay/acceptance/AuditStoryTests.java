package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 12: who did what in an organization is written down, found again and taken along, by its admins alone. */
class AuditStoryTests {

    private static final int PAGE = 50;

    @Test
    void anActIsReadByAdminsAloneFoundAmongManyAndDownloaded() throws IOException {
        var organization = Api.newOrganization("Chart House");
        var member = Api.signedIn(RunningPatchbay.shared().operator()).member(organization, "Mila Member", "member");
        String done = organization.owner().login().name() + " made Mila Member an admin";
        IntStream.rangeClosed(1, PAGE).forEach(number -> rename(organization, "Chart House " + number));
        try (var owners = Browser.signedIn(organization.owner().login());
                var members = Browser.open().wide(390).signIn(member.login())) {
            assertThat(members.go("/organization/audit").getByText("Only admins see the audit"))
                    .isVisible();
            members.isAccessible();

            Page page = owners.go("/organization");
            makesAdmin(page);
            page.getByRole(AriaRole.TAB, named("Audit")).click();
            Locator entries = entries(page);
            assertThat(entries).hasCount(PAGE);
            assertThat(entries.first()).containsText(done);
            page.getByRole(AriaRole.BUTTON, named("Load more")).click();
            assertThat(entries).hasCount(audit(organization, "limit=200").size());
            assertThat(entries.last()).containsText("created the organization");

            page.getByRole(AriaRole.COMBOBOX, named("Act")).fill("Role changed");
            page.getByRole(AriaRole.OPTION, named("Role changed")).click();
            assertThat(page).hasURL(Pattern.compile(".*\\?action=member.role-changed"));
            assertThat(entries).hasCount(1);
            assertThat(entries).containsText(done);
            owners.isAccessible();
            holdsTheActAlone(
                    page.waitForDownload(() ->
                            page.getByRole(AriaRole.LINK, named("Download CSV")).click()),
                    organization);
            page.getByRole(AriaRole.COMBOBOX, named("Person")).fill("Mila");
            page.getByRole(AriaRole.OPTION, named("Mila Member")).click();
            assertThat(page.getByText("Nothing of the kind has happened")).isVisible();
            owners.hasNoComplaints();

            assertThat(entries(members.go("/organization/audit")).first()).containsText("downloaded the audit");
            members.isAccessible();
            members.screenshot("audit-phone");
        }
        JsonNode found = audit(organization, "action=member.role-changed");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/actor/id").asString())
                .isEqualTo(organization.owner().id());
        assertThat(found.at("/0/subject").asString()).isEqualTo(member.id());
    }

    private static void rename(Api.Owned organization, String name) {
        organization
                .api()
                .patch("/api/organizations/" + organization.id(), Map.of("displayName", name))
                .expect(200);
    }

    private static void makesAdmin(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Change Mila Member")).click();
        page.getByRole(AriaRole.MENUITEM, named("Admin")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change role"))
                .click();
        assertThat(page.getByText("Mila Member is an admin now.")).isVisible();
    }

    private static void holdsTheActAlone(Download file, Api.Owned organization) throws IOException {
        List<String> lines = Files.readAllLines(file.path());
        assertThat(file.suggestedFilename()).isEqualTo("audit.csv");
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("at,actor,action,subject");
        assertThat(lines.getLast()).contains(organization.owner().login().name() + ",member.role-changed,Mila Member,");
    }

    private static Locator entries(Page page) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(page.locator("time")));
    }

    private static JsonNode audit(Api.Owned organization, String query) {
        return organization
                .api()
                .get("/api/organizations/" + organization.id() + "/audit?" + query)
                .expect(200)
                .get("entries");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
