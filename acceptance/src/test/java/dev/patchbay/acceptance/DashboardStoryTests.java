package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows 30 and 31: two people make dashboards of what is installed, and it lives. */
class DashboardStoryTests {

    private static final String TICKER = "Crypto Ticker";
    private static final String PULSE = "Machine Pulse";
    private static final Pattern DOLLARS = Pattern.compile("\\$[0-9]");
    private static final Pattern EUROS = Pattern.compile("€[0-9]");

    private static final String WIDGETS = "document.querySelectorAll('article[data-widget]')";
    private static final String ONE_COLUMN =
            "count => { const lefts = [...%s].map(each => each.getBoundingClientRect().x);".formatted(WIDGETS)
                    + " return lefts.length === count && new Set(lefts).size === 1; }";

    private static Api.Owned house;
    private static Api.Person member;

    @BeforeAll
    static void installs() {
        house = Api.newOrganization("Dashboard House");
        member = Api.signedIn(RunningPatchbay.shared().operator()).member(house, "Mona Member", "member");
        DashboardRoom.install(house, "crypto-ticker", true);
        DashboardRoom.install(house, "machine-pulse", false);
    }

    /** Templates for an empty one; then a widget by others, dragged, resized, set, and alive. */
    @Test
    void anEmptyDashboardBecomesALivingOne() {
        try (var browser = Browser.signedIn(house.owner().login())) {
            browser.wide(1440);
            var room = DashboardRoom.open(browser, house.api());
            Page page = room.page();
            Locator templates = page.getByRole(AriaRole.ARTICLE);
            assertThat(templates).hasCount(3);
            assertThat(templates.first()).containsText(PULSE);
            browser.settles();
            browser.isAccessible();
            browser.screenshot("dashboard-empty");

            room.dragOut("Widget: " + TICKER, 300, 60);
            assertThat(room.widget(TICKER)).isVisible();
            assertThat(room.inside(TICKER).getByText(DOLLARS).first()).isVisible();
            int w = room.stored(TICKER).get("w").asInt();
            assertThat(room.stored(TICKER).get("x").asInt())
                    .as("where it was let go")
                    .isPositive();
            Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Add a widget"));
            panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                    .click();
            assertThat(panel).hasCount(0);
            room.drawLarger(TICKER, 210, 120);
            Await.until(
                    DashboardRoom.LONGEST,
                    () -> "it is as large as before: " + room.stored(TICKER),
                    () -> room.stored(TICKER).get("w").asInt() > w);

            setsCoins(room);
            pricesChange(room);
            assertThat(room.isTheSamePage()).isTrue();
            darkAtOnce(room);
            browser.isAccessible();
            browser.hasNoComplaints();
        }
    }

    /** The form that is made from what the widget's developer wrote. */
    private static void setsCoins(DashboardRoom room) {
        Page page = room.page();
        room.choose(TICKER, "Settings");
        Locator form = page.getByRole(AriaRole.DIALOG);
        assertThat(form.getByLabel("BTC", exactly())).isChecked();
        for (String coin : List.of("SOL", "XRP", "ADA", "DOGE")) {
            form.getByLabel(coin, exactly()).uncheck();
        }
        form.getByLabel("LTC", exactly()).check();
        form.getByRole(AriaRole.COMBOBOX, in("Currency")).click();
        page.getByRole(AriaRole.OPTION, DashboardRoom.named("EUR")).click();
        page.setViewportSize(1440, 1400); // the whole form, nothing half under its head
        room.browser().isAccessible();
        room.browser().wide(1440);
        form.getByRole(AriaRole.BUTTON, in("Save")).click();
        assertThat(form).hasCount(0);
        Locator coins = room.inside(TICKER).getByRole(AriaRole.LISTITEM);
        assertThat(coins).hasCount(3);
        assertThat(coins.filter(new Locator.FilterOptions().setHasText("LTC"))).containsText(EUROS);
        assertThat(room.inside(TICKER).getByText(DOLLARS)).hasCount(0);
        JsonNode config = room.stored(TICKER).get("config");
        assertThat(config.get("currency").asString()).isEqualTo("EUR");
    }

    private static void pricesChange(DashboardRoom room) {
        Locator bitcoin =
                room.inside(TICKER).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("BTC"));
        String before = bitcoin.innerText();
        Await.until(
                DashboardRoom.LONGEST,
                () -> "a bitcoin is worth what it was: " + before,
                () -> !bitcoin.innerText().equals(before));
    }

    /** Everything on the page and inside of the frames follows, without being loaded again. */
    private static void darkAtOnce(DashboardRoom room) {
        Page page = room.page();
        Locator document = room.inside(TICKER).locator("html");
        Locator body = room.inside(TICKER).locator("body");
        assertThat(document).hasCSS("color-scheme", "light");
        Object light = body.evaluate("body => getComputedStyle(body).backgroundColor");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Colours: ")))
                .click();
        page.getByRole(AriaRole.MENUITEM, DashboardRoom.named("Dark")).click();
        assertThat(document).hasCSS("color-scheme", "dark");
        assertThat(body.evaluate("body => getComputedStyle(body).backgroundColor"))
                .isNotEqualTo(light);
        assertThat(room.isTheSamePage()).isTrue();
    }

    /** Built-in widgets of other sources, moved and resized without a mouse, taken back, and one below the other on a phone. */
    @Test
    void somebodyElseMakesTheirsWithoutAMouseInTheDark() {
        Api api = Api.signedIn(member.login());
        try (var browser = Browser.open(ColorScheme.DARK, 1440).signIn(member.login())) {
            var room = DashboardRoom.open(browser, api);
            Page page = room.page();
            adds(room, "Widget: " + TICKER);
            assertThat(room.inside(TICKER).getByText(DOLLARS).first()).isVisible();
            movesByKeyboard(room);
            resizesByMenu(room);
            adds(room, "Line: " + PULSE);
            assertThat(room.widget(PULSE)).isVisible();
            adds(room, "Table: " + TICKER);
            assertThat(page.getByRole(AriaRole.TABLE)
                            .filter(new Locator.FilterOptions().setHasText("BTC"))
                            .first())
                    .isVisible();
            browser.settles();
            browser.isAccessible();
            browser.screenshot("dashboard-dark");

            Object widgets = page.evaluate(WIDGETS + ".length");
            browser.wide(390);
            page.waitForFunction(ONE_COLUMN, widgets);
            browser.settles();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            browser.isAccessible();
            browser.screenshot("dashboard-phone");
            browser.hasNoComplaints();
            hasItsPastElsewhere(room);
        }
    }

    /** A browser that has seen nothing shows what a line was before. */
    private static void hasItsPastElsewhere(DashboardRoom room) {
        String history = "/api/dashboard/placements/%s/history"
                .formatted(room.stored(PULSE).get("id").asString());
        Await.until(
                DashboardRoom.LONGEST,
                () -> "nothing is kept: " + room.api().get(history),
                () -> !room.api().get(history).expect(200).get("series").isEmpty());
        JsonNode kept = room.api().get(history).expect(200);
        List<Boolean> known = kept.at("/series/0/numbers")
                .valueStream()
                .map(JsonNode::isNumber)
                .toList();
        String first = Instant.parse(kept.get("from").asString())
                .plus(Duration.ofMinutes(known.indexOf(true)))
                .atZone(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("HH:mm:00"));
        try (var other = Browser.signedIn(member.login())) {
            var there = DashboardRoom.open(other, room.api());
            there.widget(PULSE)
                    .getByRole(AriaRole.BUTTON, in("Show as a table"))
                    .click();
            assertThat(there.widget(PULSE).getByRole(AriaRole.ROWHEADER).last()).containsText(first);
            other.hasNoComplaints();
        }
    }

    /** What a template places is there in one go, and lives. */
    @Test
    void aTemplateIsADashboardAtOnce() {
        var guest = Api.signedIn(RunningPatchbay.shared().operator()).member(house, "Gus Guest", "member");
        try (var browser = Browser.signedIn(guest.login())) {
            var room = DashboardRoom.open(browser, Api.signedIn(guest.login()));
            room.page()
                    .getByRole(AriaRole.BUTTON, DashboardRoom.named("Use “Overview”"))
                    .click();
            Await.until(
                    DashboardRoom.LONGEST,
                    () -> "nothing was placed",
                    () -> room.stored().get("placements").size() > 1);
            int placed = room.stored().get("placements").size();
            assertThat(room.page().locator("article[data-widget]")).hasCount(placed);
            assertThat(room.page()
                            .locator("article[data-widget] header")
                            .filter(new Locator.FilterOptions().setHasText("Live")))
                    .hasCount(placed);
            browser.hasNoComplaints();
        }
    }

    private static void adds(DashboardRoom room, String offer) {
        Page page = room.page();
        int before = room.stored().get("placements").size();
        page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Add a widget"))
                .first()
                .click();
        page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Add " + offer)).press("Enter");
        Await.until(
                DashboardRoom.LONGEST,
                () -> offer + " was not added",
                () -> room.stored().get("placements").size() == before + 1);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, DashboardRoom.named("Add a widget")))
                .hasCount(0);
    }

    private static void movesByKeyboard(DashboardRoom room) {
        Page page = room.page();
        int x = room.stored(TICKER).get("x").asInt();
        Locator handle = page.getByRole(AriaRole.BUTTON, DashboardRoom.named("Move " + TICKER));
        handle.press("ArrowRight");
        room.awaitStored(TICKER, "x", x + 1);
        assertThat(handle).isFocused();
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("is in column " + (x + 2))))
                .hasCount(1);
        page.keyboard().press("Control+z");
        room.awaitStored(TICKER, "x", x);
    }

    private static void resizesByMenu(DashboardRoom room) {
        int h = room.stored(TICKER).get("h").asInt();
        room.choose(TICKER, "Taller");
        room.awaitStored(TICKER, "h", h + 1);
        room.closeMenu();
        room.page()
                .getByRole(AriaRole.BUTTON, DashboardRoom.named("Undo"))
                .first()
                .click();
        room.awaitStored(TICKER, "h", h);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
