package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row 15: a member takes back what an organization's app may see of them; the organization keeps the app. */
class GiveUpStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();
    private static final String NAME = "App " + OutsidePatchbay.APP;

    @Test
    void aMemberIsOutAndTheOrganizationGoesOn() {
        var organization = PATCHBAY.operator().organization("Going On");
        String installation = Installing.install(organization, OutsidePatchbay.APP);
        var member = PATCHBAY.operator().member(organization, "Gina Giver", "member");
        Api person = Api.at(PATCHBAY.base()).signIn(member.login());
        var theirs = PATCHBAY.client(installation, person);
        var owners = PATCHBAY.client(installation, organization.api());
        String token = token(theirs);
        String ownersToken = token(owners);
        try (var browser = PATCHBAY.browserOf(member)) {
            Page page = browser.go("/settings/apps");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give up your access to " + NAME))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Going On keeps the app");
            browser.isAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give up access"))
                    .click();
            assertThat(page.getByText("You have no access to " + NAME + " any more."))
                    .isVisible();
            browser.hasNoComplaints();
        }

        Await.until(
                Await.AT_ONCE,
                () -> "the member's token lives on",
                () -> theirs.userinfo(token).status() == 401);
        assertThat(theirs.authorize(Map.of()).header("Location")).doesNotContain("code=");
        assertThat(person.get("/apps/" + OutsidePatchbay.APP + "/open?organizationId=" + organization.id())
                        .status())
                .isEqualTo(403);
        assertThat(person.get("/api/me/apps").expect(200).get("apps").valueStream())
                .noneMatch(app -> app.get("installationId").asString().equals(installation));
        assertThat(owners.userinfo(ownersToken).status()).isEqualTo(200);
        assertThat(Installing.status(organization.api(), installation)).isEqualTo("active");
        Await.until(
                Duration.ofSeconds(60),
                () -> "the app is not told",
                () -> PATCHBAY.allTold(installation).stream()
                        .anyMatch(told -> told.event().equals("member.removed")
                                && told.body().contains(member.id())));

        organization
                .api()
                .put(
                        "/api/installations/" + installation + "/members/" + member.id(),
                        Map.of("canAccess", true, "isAdmin", false, "permissions", List.of()))
                .expect(200);
        assertThat(theirs.userinfo(token).status()).as("a token of before").isEqualTo(401);
        assertThat(theirs.redeem(theirs.code()).status()).isEqualTo(200);
    }

    private static String token(SignInThere client) {
        return client.redeem(client.code()).expect(200).get("access_token").asString();
    }
}
