package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 5: a developer tries a draft that runs on their own machine, as somebody who does not exist, unseen by others. */
class SandboxStoryTests {

    private static final String NAME = "kite-notes";
    private static final String TITLE = "Kite Notes";
    private static final String TESTER = "Tess Tester";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final URI SERVICE = ForeignProgram.freeAddress();

    private static DisposablePatchbay patchbay;
    private static Api operator;

    @TempDir
    static Path folder;

    /** No webhook of this machine may be called, as it is wherever Patchbay runs elsewhere: events can only be read. */
    @BeforeAll
    static void starts() throws IOException {
        patchbay = DisposablePatchbay.start("[]", List.of(), Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
    }

    @Test
    void aDraftOnALaptopIsInstalledOpenedAndLeftByATestMember() throws IOException {
        var workshop = operator.organization("Kite Workshop");
        var strangers = operator.organization("Strange House");
        try (var developers =
                Browser.open().at(patchbay.base()).signIn(workshop.owner().login())) {
            var starter = Starter.ofNewApp(developers, TITLE, NAME, folder, SERVICE);
            try (var _ = starter.run()) {
                starter.push();
                becomesATestMember(developers);
                installs(developers);
                awaitsItsEvents(starter);
                opens(developers);
                seesNothing(strangers);
                goesBack(developers, workshop);
            }
            developers.hasNoComplaints();
        }
    }

    private static void becomesATestMember(Browser developers) {
        Page page = developers.go("/sandbox");
        assertThat(page.getByText("There are no test members yet")).isVisible();
        developers.isAccessible();
        page.getByRole(AriaRole.TEXTBOX, named("Name")).fill(TESTER);
        page.getByRole(AriaRole.BUTTON, named("Add a test member")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign in as " + TESTER)))
                .isVisible();
        developers.isAccessible();
        page.getByRole(AriaRole.BUTTON, named("Install as " + TESTER + ": " + TITLE))
                .click();
        page.waitForURL("**/listings/" + NAME);
        saysWhoOneIs(page);
    }

    private static void saysWhoOneIs(Page page) {
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, named("Sandbox")))
                .containsText("You are the test member " + TESTER + " in Kite Workshop (Sandbox).");
    }

    private static void installs(Browser testers) {
        Page page = testers.page();
        Locator install = page.getByRole(AriaRole.BUTTON, named("Install for Kite Workshop (Sandbox)"))
                .first();
        assertThat(install).isVisible();
        testers.isAccessible();
        install.click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Install").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open app")))
                .isVisible();
    }

    /** The starter reads that it was installed, and gets the secret of the installation's own client. */
    private static void awaitsItsEvents(Starter starter) {
        Path kept = starter.folder().resolve("data/installations.json");
        Await.until(
                LONGEST,
                () -> "the starter does not hear that it was installed",
                () -> Files.exists(kept)
                        && read(kept)
                                .valueStream()
                                .anyMatch(installation ->
                                        installation.path("active").asBoolean()
                                                && installation.hasNonNull("clientSecret")));
    }

    private static void opens(Browser testers) {
        Page page = testers.go("/apps");
        saysWhoOneIs(page);
        assertThat(page.getByRole(AriaRole.LINK, named(TITLE))).isVisible();
        testers.isAccessible();
        page.getByRole(AriaRole.LINK, named("Open app")).click();
        assertThat(page).hasURL(SERVICE + "/");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Hello, " + TESTER + ".");
    }

    private static void seesNothing(Api.Owned strangers) {
        for (Api stranger : List.of(strangers.api(), patchbay.anonymous(), operator)) {
            stranger.get("/api/listings/" + NAME).expect(404);
            assertThat(stranger.get("/api/listings?q=kite+notes").expect(200).get("listings"))
                    .isEmpty();
            assertThat(stranger.get("/api/apps").expect(200).toString()).doesNotContain(NAME);
            assertThat(stranger.get("/api/home").expect(200).toString()).doesNotContain(NAME);
        }
        assertThat(strangers
                        .api()
                        .post("/api/installations", Map.of("integration", NAME, "organizationId", strangers.id()))
                        .problem())
                .isEqualTo("unknown-app");
    }

    private static void goesBack(Browser testers, Api.Owned workshop) {
        String developer = workshop.owner().login().name();
        Page page = testers.go("/apps");
        page.getByRole(AriaRole.BUTTON, named("Back to yourself, " + developer)).click();
        page.waitForURL("**/sandbox");
        assertThat(page.getByText("Installed", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, named("Sandbox"))).hasCount(0);
        testers.isAccessible();

        page = testers.go("/developer/" + NAME + "/overview");
        assertThat(page.getByRole(AriaRole.HEADING, named(TITLE)).first()).isVisible();
        JsonNode overview =
                workshop.api().get("/api/developer/integrations/" + NAME).expect(200);
        assertThat(overview.get("active").asInt()).as("in use by anybody").isZero();
        assertThat(workshop.api()
                        .get("/api/developer/integrations/" + NAME + "/deliveries")
                        .expect(200)
                        .at("/deliveries")
                        .valueStream()
                        .map(event -> event.path("type").asString() + " "
                                + event.path("state").asString()))
                .contains("app.installed pulled");
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
