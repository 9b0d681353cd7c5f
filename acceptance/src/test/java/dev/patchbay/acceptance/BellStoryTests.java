package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 12: what concerns somebody rings the bell, and is mailed as they chose. */
class BellStoryTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theBellRingsAndLeadsThereAndOnlyTheLettersThatWereChosenAreSent() {
        var operator = Api.signedIn(RunningPatchbay.shared().operator());
        var organization = operator.organization("Fog Signal");
        var member = operator.member(organization, "Mila Member", "member");
        Api api = Api.signedIn(member.login());
        try (var browser = Browser.open(ColorScheme.DARK, 390).signIn(member.login())) {
            choosesLetters(browser, api);
            Page page = watchesTheDashboard(browser);
            Locator bell = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Notices(, \\d+ unread)?$")));
            bell.click();
            page.getByRole(AriaRole.MENUITEM, named("Mark all as read")).click();
            assertThat(bell).hasAccessibleName("Notices");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);

            organization
                    .api()
                    .patch(
                            "/api/organizations/" + organization.id() + "/members/" + member.id(),
                            Map.of("role", "admin"))
                    .expect(200);
            assertThat(bell).hasAccessibleName("Notices, 1 unread");
            bell.click();
            assertThat(page.getByRole(AriaRole.MENU)).isVisible();
            browser.isAccessible();
            page.getByRole(AriaRole.MENUITEM, named("Your role in Fog Signal was changed"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/organization"));
            awaitUnread(api, 0);
            JsonNode latest = api.get("/api/me/notices").expect(200).at("/notices/0");
            assertThat(latest.get("kind").asString()).isEqualTo("role-changed");
            assertThat(latest.get("read").asBoolean()).isTrue();

            operator.member(organization, "Nora New", "member");
            var mail = Mailbox.of(member.login().email());
            assertThat(mail.await("notice.member-joined").text())
                    .contains("Nora New")
                    .contains("/settings/notices");
            assertThat(mail.kinds()).doesNotContain("notice.role-changed");
            readsTheList(browser, api);
            browser.hasNoComplaints();
        }
    }

    private static void choosesLetters(Browser browser, Api api) {
        Page page = browser.go("/settings/notices");
        Locator roles = page.getByRole(AriaRole.SWITCH, named("Role changed"));
        Locator members = page.getByRole(AriaRole.SWITCH, named("Member joined"));
        roles.click();
        assertThat(roles).not().isChecked();
        members.click();
        assertThat(members).isChecked();
        Await.until(
                SOON,
                () -> "kept are " + api.get("/api/me/notice-preferences"),
                () -> !isMailed(api, "role-changed") && isMailed(api, "member-joined"));
        page.reload();
        assertThat(members).isChecked();
        assertThat(roles).not().isChecked();
    }

    /** A page that hears at once what is new. */
    private static Page watchesTheDashboard(Browser browser) {
        Page page = browser.page();
        page.waitForResponse(answer -> answer.url().contains("/api/live"), () -> browser.go("/dashboard"));
        return page;
    }

    private static void readsTheList(Browser browser, Api api) {
        Page page = browser.go("/notices");
        String title = "Nora New joined Fog Signal";
        assertThat(page.getByRole(AriaRole.LINK, named(title))).isVisible();
        browser.isAccessible();
        browser.screenshot("notices-phone");
        Locator marks = page.getByRole(AriaRole.BUTTON, named("Mark as read: " + title));
        marks.click();
        assertThat(marks).hasCount(0);
        awaitUnread(api, 0);
    }

    private static void awaitUnread(Api api, int count) {
        Await.until(
                SOON,
                () -> "the bell has " + api.get("/api/me/notices"),
                () -> api.get("/api/me/notices").expect(200).get("unread").asInt() == count);
    }

    private static boolean isMailed(Api api, String kind) {
        return api.get("/api/me/notice-preferences")
                .expect(200)
                .get("kinds")
                .valueStream()
                .filter(preference -> preference.get("kind").asString().equals(kind))
                .allMatch(preference -> preference.get("mail").asBoolean());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
