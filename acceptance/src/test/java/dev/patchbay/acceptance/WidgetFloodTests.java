package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 31: a widget that wants too much of everything is held, and the page around it goes on. */
class WidgetFloodTests {

    private static final JsonMapper JSON = new JsonMapper();

    /** In pixels, with the gaps between rows. */
    private static final int HIGHEST = WidgetScene.MOST_ROWS * 52;

    private static WidgetScene scene;

    @BeforeAll
    static void starts() throws IOException {
        scene = WidgetScene.start();
    }

    @AfterAll
    static void stops() throws IOException {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flood", "flood the window"})
    void isRemovedWhenItSendsTenThousandMessagesASecond(String way) {
        var victim = scene.victim(WidgetScene.TRICKSTER, way);
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            assertThat(room.widget(victim.title())).containsText("It sent thousands of messages");
            assertThat(room.page().locator("iframe")).hasCount(0);
            answersClicks(room);
            browser.isAccessible();
        }
    }

    @Test
    void isToldWhenToTryAgain() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "storm");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            JsonNode came = said(room, victim);
            assertThat(came.get("answered").asInt()).isBetween(1, 60);
            assertThat(came.get("refused").asInt()).isPositive();
            assertThat(came.get("codes").toString()).isEqualTo("[-32003]");
            assertThat(came.get("wait").asBoolean()).isTrue();
            assertThat(room.page().locator("iframe")).hasCount(1);
        }
    }

    @Test
    void isNoLargerThanItMayBe() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "giant");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            Page page = room.page();
            BoundingBox before =
                    Objects.requireNonNull(room.widget(victim.title()).boundingBox());
            said(room, victim);
            Locator frame = room.widget(victim.title()).locator("iframe");
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "it has not grown: " + frame.boundingBox(),
                    () -> Objects.requireNonNull(frame.boundingBox()).height > before.height);
            BoundingBox after = Objects.requireNonNull(frame.boundingBox());
            assertThat(after.height).isLessThanOrEqualTo(HIGHEST);
            assertThat(after.width).isLessThanOrEqualTo(before.width);
            assertThat(Objects.requireNonNull(room.widget(victim.title()).boundingBox()).height)
                    .isEqualTo(before.height);
            assertThat(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(room.stored(victim.title()).get("h").asInt()).isEqualTo(5);
        }
    }

    @Test
    void isSaidNotToHaveStartedWhenItNeverSaysSo() {
        var victim = scene.victim(WidgetScene.SLEEPER, "nothing");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            assertThat(room.widget(victim.title())).containsText("Sleeper did not start");
            assertThat(room.page().locator("iframe")).hasCount(0);
            room.widget(victim.title())
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();
            assertThat(room.page().locator("iframe")).hasCount(1);
            assertThat(room.widget(victim.title())).containsText("Sleeper did not start");
        }
    }

    /** It does not let go, and speaks on: two seconds later it is gone, and nobody has heard it. */
    @Test
    void isGoneTwoSecondsAfterItWasRemovedWhateverItDoes() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "undead");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            Page page = room.page();
            Locator itsNotice = page.getByText("Trickster: I am still here");
            assertThat(itsNotice).isVisible();
            Frame undead = page.frames().stream()
                    .filter(frame -> frame.url().contains("/w/"))
                    .findFirst()
                    .orElseThrow();
            room.choose(victim.title(), "Remove");
            assertThat(room.widget(victim.title())).hasCount(0);
            page.waitForCondition(undead::isDetached);
            assertThat(itsNotice.count()).as("its notices").isLessThanOrEqualTo(1);
        }
    }

    /** While it computes for a second and a half, the page around it goes on. */
    @Test
    void doesNotHoldUpThePageAroundItWithItsComputing() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "busy");
        try (var browser = scene.browserOf(victim)) {
            Page page = browser.page();
            page.addInitScript("window.ticks = []; setInterval(() => window.ticks.push(Date.now()), 20)");
            var room = DashboardRoom.open(browser, victim.house().api());
            JsonNode busy = said(room, victim);
            Object ticks = page.evaluate(
                    "([from, to]) => window.ticks.filter(at => at > from && at < to).length",
                    List.of(busy.get("from").asDouble(), busy.get("to").asDouble()));
            assertThat(((Number) ticks).intValue())
                    .as("of 75, while it computed")
                    .isGreaterThan(15);
            answersClicks(room);
        }
    }

    private static void answersClicks(DashboardRoom room) {
        Page page = room.page();
        page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Add a widget"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Add a widget")))
                .isVisible();
        page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Add a widget"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
    }

    /** What the widget says of what it did, once it has done it. */
    private static JsonNode said(DashboardRoom room, WidgetScene.Victim victim) {
        Locator said = room.inside(victim.title()).locator("#said[data-done]");
        assertThat(said).isVisible();
        return JSON.readTree(said.innerText());
    }
}
