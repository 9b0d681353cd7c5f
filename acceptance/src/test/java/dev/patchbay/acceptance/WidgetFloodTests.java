package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Row 31: a widget that wants too much of everything is held, and the page around it goes on. */
class WidgetFloodTests {

    /** In pixels, with the gaps between rows. */
    private static final int HIGHEST = WidgetDeveloper.MOST_ROWS * 52;

    /** At once, of all that is said in passing. */
    private static final int MOST_NOTICES = 3;

    private static final int NOTICE_EVERY_MILLIS = 5_000;

    /** At once, and each second. */
    private static final int MESSAGES = 50;

    /**
     * Looks whether the frame is there just before its two seconds are over, and at their end. Of timers of one page that are due at
     * the same moment, the host's was set first.
     */
    private static final String WATCH_THE_END = """
            const post = MessagePort.prototype.postMessage;
            MessagePort.prototype.postMessage = function (message, ...more) {
              if (String(message).includes('ui/resource-teardown')) {
                const frame = document.querySelector('body > iframe');
                const seen = { before: null, after: null };
                setTimeout(() => (seen.before = frame?.isConnected), 1_800);
                setTimeout(() => {
                  seen.after = frame?.isConnected;
                  window.seenEnd ??= seen;
                }, 2_000);
              }
              return post.call(this, message, ...more);
            };
            """;

    private static final WidgetScene SCENE = WidgetScene.shared();

    @ParameterizedTest
    @ValueSource(strings = {"flood", "flood the window"})
    void isRemovedWhenItSendsTenThousandMessagesASecond(String way) {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, way)) {
            assertThat(visit.widget()).containsText("It sent thousands of messages");
            assertThat(visit.frames()).hasCount(0);
            answersClicks(visit.page());
            visit.browser().isAccessible();
        }
    }

    @Test
    void isToldWhenToTryAgain() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "storm")) {
            JsonNode came = visit.said();
            // so many at once, and as many again each second
            assertThat(came.get("answered").asInt())
                    .isBetween(1, MESSAGES + (int) Math.ceil(came.get("ms").asDouble() / 1000 * MESSAGES));
            assertThat(came.get("refused").asInt()).isPositive();
            assertThat(came.get("codes").toString()).isEqualTo("[-32003]");
            assertThat(came.get("wait").asBoolean()).isTrue();
            assertThat(visit.frames()).hasCount(1);
        }
    }

    @Test
    void isNoLargerThanItMayBe() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "giant")) {
            BoundingBox before = Objects.requireNonNull(visit.widget().boundingBox());
            visit.said();
            Locator frame = visit.widget().locator("iframe");
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "it has not grown: " + frame.boundingBox(),
                    () -> Objects.requireNonNull(frame.boundingBox()).height > before.height);
            BoundingBox after = Objects.requireNonNull(frame.boundingBox());
            assertThat(after.height).isLessThanOrEqualTo(HIGHEST);
            assertThat(after.width).isLessThanOrEqualTo(before.width);
            assertThat(Objects.requireNonNull(visit.widget().boundingBox()).height)
                    .isEqualTo(before.height);
            assertThat(visit.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(visit.room().stored(visit.title()).get("h").asInt()).isEqualTo(5);
        }
    }

    @Test
    void isSaidNotToHaveStartedWhenItNeverSaysSo() {
        try (var visit = SCENE.visit(WidgetScene.SLEEPER, "nothing")) {
            assertThat(visit.widget()).containsText("Sleeper did not start");
            assertThat(visit.frames()).hasCount(0);
            visit.widget()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();
            assertThat(visit.frames()).hasCount(1);
            assertThat(visit.widget()).containsText("Sleeper did not start");
        }
    }

    /** It does not let go, and speaks on: it has its two seconds, then it is gone, and nobody has heard it. */
    @Test
    void isGoneTwoSecondsAfterItWasRemovedWhateverItDoes() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "undead", page -> page.addInitScript(WATCH_THE_END))) {
            Page page = visit.page();
            var spoke = new CopyOnWriteArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.text().startsWith("undead: ")) {
                    spoke.add(message.text().substring("undead: ".length()));
                }
            });
            visit.said();
            Frame undead = visit.running();

            visit.room().choose(visit.title(), "Remove");
            assertThat(visit.widget()).hasCount(0);
            page.waitForFunction("() => window.seenEnd");

            assertThat(page.evaluate("window.seenEnd")).isEqualTo(Map.of("before", true, "after", false));
            page.waitForCondition(undead::isDetached);
            assertThat(spoke).startsWith("asked to leave", "refused -32004").doesNotContain("heard");
            assertThat(page.getByText("Trickster: I am still here")).hasCount(0);
            answersClicks(page);
        }
    }

    /** With settings or a link, and with notices: whoever has not touched it is not asked at all, and whoever has, once. */
    @ParameterizedTest
    @ValueSource(strings = {"nag with settings", "nag with a link"})
    void interruptsNobodyAgainAndAgain(String way) {
        var asked = new AtomicInteger();
        Consumer<Page> counting = page -> page.onConsoleMessage(message -> {
            if (message.text().startsWith("nag ")) {
                asked.set(Integer.parseInt(message.text().substring("nag ".length())));
            }
        });
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, way, counting)) {
            Page page = visit.page();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            page.waitForCondition(() -> asked.get() > 50);
            JsonNode untouched = visit.said();
            assertThat(untouched.get("refused").propertyNames()).contains("interrupted -32001");
            assertThat(untouched.get("interrupted").asInt()).isZero();
            assertThat(dialog).hasCount(0);
            answersClicks(page);

            visit.inside().locator("#said").click();
            assertThat(dialog).isVisible();
            // until then the keyboard is the widget's, where the click was
            assertThat(dialog.locator(":focus")).hasCount(1);
            // from here on nothing looks at the page until the time for which a click counts is over
            page.keyboard().press("Escape");
            int before = asked.get();
            page.waitForCondition(() -> asked.get() > before + 80);
            assertThat(dialog.count()).as("dialogs").isZero();
            answersClicks(page);
            JsonNode touched = visit.said();
            assertThat(touched.get("interrupted").asInt()).isEqualTo(1);
            assertThat(touched.get("noticed").asInt())
                    .as("notices")
                    .isBetween(1, 1 + (int) (touched.get("ms").asDouble() / NOTICE_EVERY_MILLIS));
            assertThat(page.getByText("Trickster: look at me").count()).isLessThanOrEqualTo(MOST_NOTICES);
            visit.browser().isAccessible();

            Frame nag = visit.running();
            visit.room().choose(visit.title(), "Remove");
            assertThat(visit.widget()).hasCount(0);
            page.waitForCondition(nag::isDetached);
            assertThat(dialog).hasCount(0);
        }
    }

    /** While it computes for a second and a half, the page around it goes on. */
    @Test
    void doesNotHoldUpThePageAroundItWithItsComputing() {
        String ticking = "window.ticks = []; setInterval(() => window.ticks.push(Date.now()), 20)";
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "busy", page -> page.addInitScript(ticking))) {
            JsonNode busy = visit.said();
            Object ticks = visit.page()
                    .evaluate(
                            "([from, to]) => window.ticks.filter(at => at > from && at < to).length",
                            List.of(busy.get("from").asDouble(), busy.get("to").asDouble()));
            assertThat(((Number) ticks).intValue())
                    .as("of 75, while it computed: held up, it would not tick at all")
                    .isGreaterThan(5);
            answersClicks(visit.page());
        }
    }

    private static void answersClicks(Page page) {
        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Add a widget"));
        page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Add a widget"))
                .first()
                .click();
        assertThat(panel).isVisible();
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(panel).hasCount(0);
    }
}
