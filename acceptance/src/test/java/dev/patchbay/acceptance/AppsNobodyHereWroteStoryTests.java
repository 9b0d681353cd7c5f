package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row 12: apps that have never heard of Patchbay, run by two organizations for themselves, open by single sign-on. */
class AppsNobodyHereWroteStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void opensForTheOrganizationsOwnPeopleAndForNobodyAcross(ForeignApp app) throws IOException {
        var ours = PATCHBAY.operator().organization("Ours " + app.word());
        var theirs = PATCHBAY.operator().organization("Theirs " + app.word());
        var mine = PATCHBAY.operator().member(ours, "Mila Member", "member");
        var other = PATCHBAY.operator().member(theirs, "Otto Other", "member");
        URI here = ForeignProgram.freeAddress();
        URI there = ForeignProgram.freeAddress();
        String installation = Installing.installAt(ours, app.word(), here);
        String across = Installing.installAt(theirs, app.word(), there);
        try (var _ = app.start(room("ours"), here, credentials(ours, installation, here, app));
                var _ = app.start(room("theirs"), there, credentials(theirs, across, there, app))) {
            try (var browser = PATCHBAY.browserOf(mine)) {
                Page page = browser.page();
                page.navigate(open(app, ours));
                assertThat(page).hasURL(Browser.startingWith(here));
                app.signIn(page);
                agree(page, here);
                app.greets(page, "Mila Member");

                page.navigate(there.toString());
                app.signIn(page);
                assertRefused(page);
            }
            try (var browser = PATCHBAY.browserOf(other)) {
                Page page = browser.page();
                page.navigate(open(app, theirs));
                assertThat(page).hasURL(Browser.startingWith(there));
                app.signIn(page);
                agree(page, there);
                app.greets(page, "Otto Other");

                take(theirs, across, other);
                page.navigate(open(app, theirs));
                assertThat(page).hasURL(Browser.startingWith(PATCHBAY.base()));
                assertThat(page.getByText(Pattern.compile(
                                        "Ask .*" + theirs.owner().login().name()))
                                .first())
                        .isVisible();
            }
        }
    }

    /** The first time somebody is asked, and told where the app is; some apps want it to be asked each time who it is. */
    private static void agree(Page page, URI app) {
        Locator choose = page.locator("#continue");
        Locator allow = page.locator("#allow");
        choose.or(allow).first().waitFor();
        if (choose.isVisible()) {
            choose.click();
            allow.waitFor();
        }
        assertThat(page.locator("main")).containsText(app.getHost());
        allow.click();
    }

    /** Patchbay's page says no, whatever the app asks for before. */
    private static void assertRefused(Page page) {
        Locator refused =
                page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You cannot open this app"));
        refused.or(page.locator("#continue")).first().waitFor();
        if (page.locator("#continue").isVisible()) {
            page.locator("#continue").click();
        }
        assertThat(refused).isVisible();
        assertThat(page.getByText("You are not a member of the organization")).isVisible();
    }

    private static void take(Api.Owned organization, String installation, Api.Person person) {
        organization
                .api()
                .put(
                        "/api/installations/" + installation + "/members/" + person.id(),
                        Map.of("canAccess", false, "isAdmin", false, "permissions", List.of()))
                .expect(200);
    }

    private static ForeignApp.Credentials credentials(
            Api.Owned organization, String installation, URI address, ForeignApp app) {
        var shown = organization
                .api()
                .post("/api/installations/" + installation + "/credentials", null)
                .expect(201);
        assertThat(shown.get("redirectUris").get(0).asString()).isEqualTo(address + app.callback());
        return new ForeignApp.Credentials(
                shown.get("clientId").asString(),
                shown.get("clientSecret").asString(),
                shown.get("discoveryUrl").asString());
    }

    private static String open(ForeignApp app, Api.Owned organization) {
        return PATCHBAY.base() + "/apps/" + app.word() + "/open?organizationId=" + organization.id();
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
