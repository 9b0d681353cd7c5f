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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 6 to 8: somebody registers an app, runs the starter, publishes it, and strangers find, install and open it. */
class PublishingStoryTests {

    private static final String NAME = "tea-timer";
    private static final String TITLE = "Tea Timer";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final URI SERVICE = ForeignProgram.freeAddress();

    private static DisposablePatchbay patchbay;
    private static Api operator;

    @TempDir
    static Path folder;

    @BeforeAll
    static void starts() throws IOException {
        patchbay = DisposablePatchbay.start("[]", List.of(SERVICE.getPort()), Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
    }

    @Test
    void fromNothingToAnAppThatStrangersUseAndThatAsksForMoreLater() throws IOException {
        var workshop = operator.organization("Tea Workshop");
        var strangers = operator.organization("Strange House");
        try (var developers =
                Browser.open().at(patchbay.base()).signIn(workshop.owner().login())) {
            var starter = Starter.ofNewApp(developers, TITLE, NAME, folder, SERVICE);
            String installation;
            try (var _ = starter.run()) {
                starter.check();
                starter.push();
                publishes(developers);
                installation = strangersInstall(strangers);
            }
            wantsMore(starter.folder().resolve("manifest.json"));
            try (var _ = starter.run()) {
                starter.push("--publish");
                asksForMore(developers, strangers, installation);
            }
            comesToItsEnd(workshop, strangers);
            developers.hasNoComplaints();
        }
    }

    /** Has the draft checked, publishes it, and a search finds it. */
    private static void publishes(Browser developers) {
        Page page = developers.go("/developer/" + NAME + "/checks");
        page.getByRole(AriaRole.BUTTON, named("Check")).click();
        assertThat(page.getByText(Pattern.compile("\\d+ passed"))).isVisible();
        assertThat(page.getByText("Nothing is published while this rule is broken."))
                .hasCount(0);
        developers.isAccessible();

        page = developers.go("/developer/" + NAME + "/manifest");
        page.getByRole(AriaRole.BUTTON, named("Publish …")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("It would be the first version.");
        dialog.getByLabel("What is new").fill("It rings.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(page.getByText(TITLE + " 1.0.0 is published.")).isVisible();
        assertThat(patchbay.anonymous()
                        .get("/api/listings?q=tea+timer")
                        .expect(200)
                        .get("listings")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo(NAME);
    }

    /** Reads that nobody has verified it, installs it, and is signed in to it; the installation's id. */
    private static String strangersInstall(Api.Owned strangers) {
        try (var browser =
                Browser.open().at(patchbay.base()).signIn(strangers.owner().login())) {
            Page page = browser.go("/listings/" + NAME);
            assertThat(page.getByText("Not verified").first()).isVisible();
            browser.isAccessible();
            String installation = Installing.install(strangers, NAME);
            page.navigate(patchbay.base() + "/apps/" + NAME + "/open?organizationId=" + strangers.id());
            assertThat(page.getByRole(AriaRole.HEADING))
                    .hasText("Hello, " + strangers.owner().login().name() + ".");
            return installation;
        }
    }

    /** The next version wants one scope more. */
    private static void wantsMore(Path manifest) throws IOException {
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"")
                        .replace("[\"openid\", \"profile\"]", "[\"openid\", \"profile\", \"email\"]")
                        .replace("\"openid\": \"", "\"email\": \"Tell you when tea is ready.\",\n    \"openid\": \""));
    }

    /** What is installed goes on as it was until an admin has agreed; the developer sees that one did. */
    private static void asksForMore(Browser developers, Api.Owned strangers, String installation) {
        assertThat(Installing.status(strangers.api(), installation)).isEqualTo("active");
        String house = strangers.displayName();
        // everybody is asked by a job, one after the other, and a page that was there before does not hear of it
        Await.until(
                LONGEST,
                () -> house + " is not asked",
                () -> strangers
                        .api()
                        .get("/api/installations/" + installation + "/consent")
                        .expect(200)
                        .get("waiting")
                        .asBoolean());
        try (var browser =
                Browser.open().at(patchbay.base()).signIn(strangers.owner().login())) {
            Page page = browser.go("/apps/" + NAME);
            Locator banner = page.getByRole(AriaRole.NOTE, named(TITLE + " asks " + house + " for more"));
            assertThat(banner).containsText("version 1.0.0 goes on");
            browser.isAccessible();
            banner.getByRole(AriaRole.BUTTON).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Tell you when tea is ready.");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Agree for " + house))
                    .click();
            assertThat(page.getByText(TITLE + " has what it asked for, and is of version 1.1.0 now."))
                    .isVisible();
            browser.hasNoComplaints();
        }
        Page page = developers.go("/developer/" + NAME + "/versions");
        assertThat(page.getByText("1 installation agreed")).isVisible();
        developers.isAccessible();
    }

    /** Everybody who has it reads when it ends. */
    private static void comesToItsEnd(Api.Owned workshop, Api.Owned strangers) {
        LocalDate sunset = LocalDate.now(ZoneOffset.UTC).plusMonths(3);
        workshop.api()
                .put(
                        "/api/developer/integrations/" + NAME + "/deprecation",
                        Map.of("sunset", sunset.toString(), "message", "Tea makes itself now."))
                .expect(204);
        assertThat(strangers
                        .api()
                        .get("/api/listings/" + NAME)
                        .expect(200)
                        .get("deprecation")
                        .get("sunset")
                        .asString())
                .isEqualTo(sunset.toString());
        Await.until(
                LONGEST,
                () -> "nobody is told of the end",
                () -> strangers
                        .api()
                        .get("/api/me/notices")
                        .expect(200)
                        .get("notices")
                        .valueStream()
                        .anyMatch(notice -> notice.get("kind").asString().equals("app-deprecated")
                                && notice.get("link").asString().endsWith("/" + NAME)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
