package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Row 18: people join an organization by a link that is theirs alone, one by one or by a list. */
class InvitationStoryTests {

    @Test
    void somebodyInvitedSignsUpAndIsAMember() {
        var organization = Api.newOrganization("Rope Walk");
        String email = "new" + Names.unique() + "@story.example";
        try (var owner = Browser.signedIn(organization.owner().login());
                var newcomer = Browser.open()) {
            Page page = owner.go("/organization/invitations");
            page.getByRole(AriaRole.BUTTON, exactly("Invite")).first().click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("E-mail address").fill(email);
            dialog.getByRole(AriaRole.BUTTON, within("Send invitation")).click();
            assertThat(dialog.getByText(email + " is invited")).isVisible();
            String shown = dialog.getByRole(AriaRole.TEXTBOX, within("Link")).inputValue();
            owner.isAccessible();

            String link = Mailbox.of(email).await("invitation").link();
            assertThat(link).isEqualTo(shown);
            Page invitation = newcomer.page();
            invitation.navigate(link);
            assertThat(invitation.getByText("Rope Walk").first()).isVisible();
            newcomer.isAccessible();
            SigningUp.fromInvitation(newcomer, email, "Nils Newcomer");

            page.reload();
            page = owner.go("/organization");
            assertThat(page.getByText("Nils Newcomer").first()).isVisible();

            invitation.navigate(link);
            assertThat(invitation.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            assertThat(invitation.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join")))
                    .hasCount(0);
        }
    }

    @Test
    void aListIsLookedThroughBeforeAnybodyIsInvited() {
        var organization = Api.newOrganization("Sail Loft");
        String run = Names.unique();
        try (var owner = Browser.signedIn(organization.owner().login())) {
            Page page = owner.go("/organization/invitations");
            page.getByRole(AriaRole.BUTTON, exactly("Import a list")).first().click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            choose(
                    dialog,
                    "email,role\na" + run + "@story.example,member\nnot-an-address,admin\nb" + run
                            + "@story.example,captain\n");
            assertThat(dialog.getByText("2 mistakes.")).isVisible();
            assertThat(dialog.getByRole(AriaRole.ROW).nth(1)).containsText("3");
            assertThat(dialog.getByRole(AriaRole.ROW).nth(2)).containsText("4");
            assertThat(dialog.getByRole(AriaRole.BUTTON, within("Invite").setExact(true)))
                    .isDisabled();
            owner.isAccessible();
            assertThat(invited(organization)).isEmpty();

            choose(dialog, "email,role\na" + run + "@story.example,member\nb" + run + "@story.example,admin\n");
            dialog.getByRole(AriaRole.BUTTON, within("Invite 2 people")).click();
            assertThat(page.getByText("2 people are invited.")).isVisible();
            assertThat(invited(organization))
                    .containsExactlyInAnyOrder("a" + run + "@story.example member", "b" + run + "@story.example admin");
            Mailbox.of("a" + run + "@story.example").await("invitation");
            Mailbox.of("b" + run + "@story.example").await("invitation");
        }
    }

    private static void choose(Locator dialog, String csv) {
        dialog.locator("input[type=file]")
                .setInputFiles(new FilePayload("people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> invited(Api.Owned organization) {
        return organization
                .api()
                .get("/api/organizations/" + organization.id() + "/invitations")
                .expect(200)
                .get("invitations")
                .valueStream()
                .map(invitation -> invitation.get("email").asString() + " "
                        + invitation.get("role").asString())
                .toList();
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
