package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.acceptance.WidgetDeveloper.Widget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows 5 and 31: the draft of a widget stands on the dashboard of its developers' sandbox, as it was saved last, and on no other. */
class DraftWidgetTests {

    private static final String NAME = "sketch";
    private static final String TITLE = WidgetDeveloper.titleOf(NAME);
    private static final String TESTER = "Tess Tester";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final WidgetScene SCENE = WidgetScene.shared();

    @Test
    void aDraftStandsOnTheDashboardOfItsSandboxAndFollowsEachSave() {
        Api.Owned maker = SCENE.draft(sketch("First stroke"));
        Api tester = Api.at(SCENE.patchbay().base()).signIn(maker.owner().login());
        entersTheSandbox(tester, maker);
        String installation = tester.post("/api/apps", Map.of("action", "install", "slug", NAME))
                .expect(201)
                .at("/installation/id")
                .asString();
        DashboardRoom.awaitFrame(tester, installation);
        try (var browser = SCENE.browserOf(maker)) {
            becomesTheTestMember(browser);
            DashboardRoom.place(tester, "integration", installation, "", Map.of());
            var streams = new AtomicInteger();
            browser.page()
                    .onResponse(response -> streams.addAndGet(response.url().contains("/api/live") ? 1 : 0));
            var room = DashboardRoom.open(browser, tester);
            assertThat(drawn(room)).hasText("First stroke");
            browser.page().waitForCondition(() -> streams.get() > 0);
            JsonNode first = room.stored(TITLE).get("frame");

            SCENE.redraw(maker, sketch("Second stroke"));

            assertThat(drawn(room)).hasText("Second stroke");
            assertThat(room.isTheSamePage()).isTrue();
            JsonNode second = room.stored(TITLE).get("frame");
            awaitStatus(first, 404);
            reachesNobodyElse(second);
            browser.hasNoComplaints();
            isTheVersionOnceItIsPublished(room, maker, second);
        }
    }

    private static Widget sketch(String text) {
        return Widget.of(NAME, "patchbay.ready(); document.body.append('" + text + "');");
    }

    private static void entersTheSandbox(Api tester, Api.Owned maker) {
        String tess = tester.post(
                        "/api/developer/sandbox/members",
                        Map.of("organizationId", maker.id(), "name", TESTER, "role", "owner"))
                .expect(201)
                .get("id")
                .asString();
        tester.post("/api/developer/sandbox/members/" + tess + "/enter", null).expect(200);
    }

    private static void becomesTheTestMember(Browser browser) {
        Page page = browser.go("/sandbox");
        page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Sign in as " + TESTER))
                .click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Sandbox")))
                .containsText("You are the test member " + TESTER);
    }

    private static Locator drawn(DashboardRoom room) {
        return room.inside(TITLE).locator("body");
    }

    private static void reachesNobodyElse(JsonNode frame) {
        var strangers = SCENE.house("nobody who has a draft");
        strangers.api().get("/api/listings/" + NAME).expect(404);
        assertThat(strangers
                        .api()
                        .post("/api/installations", Map.of("integration", NAME, "organizationId", strangers.id()))
                        .problem())
                .isEqualTo("unknown-app");
        assertThat(strangers.api().get("/api/dashboard/choices").expect(200).toString())
                .doesNotContain(NAME);
        String url = frame.get("url").asString();
        assertThat(status(url)).isEqualTo(200);
        String guessed =
                url.replaceFirst("/w/[0-9a-f]{64}/", "/w/" + frame.get("sha256").asString() + "/");
        assertThat(guessed).isNotEqualTo(url);
        assertThat(status(guessed)).isEqualTo(404);
    }

    private static void isTheVersionOnceItIsPublished(DashboardRoom room, Api.Owned maker, JsonNode draft) {
        maker.api()
                .post("/api/developer/integrations/" + NAME + "/versions", Map.of())
                .expect(201);
        assertThat(room.stored(TITLE).at("/frame/url").asString())
                .contains("/w/" + draft.get("sha256").asString() + "/frame");
        awaitStatus(draft, 404);
    }

    private static void awaitStatus(JsonNode frame, int status) {
        String url = frame.get("url").asString();
        Await.until(LONGEST, () -> url + " is not answered with " + status, () -> status(url) == status);
    }

    /** Its name is known to browsers alone. */
    private static int status(String address) {
        URI uri = URI.create(address);
        var request = HttpRequest.newBuilder(SCENE.patchbay().base().resolve(uri.getPath()))
                .header("Host", uri.getAuthority())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
