package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows 30 and 31: widgets of two developers side by side live on wherever they are moved, and neither knows of the other. */
class WidgetNeighboursTests {

    private static final String NORTH = WidgetDeveloper.titleOf(WidgetScene.NORTH);
    private static final String SOUTH = WidgetDeveloper.titleOf(WidgetScene.SOUTH);
    private static final String WORD_OF_NORTH = "fjord";
    private static final String WORD_OF_SOUTH = "lagoon";
    private static final int WIDE = 4;

    private static final WidgetScene SCENE = WidgetScene.shared();

    @Test
    void changePlacesByKeyboardAndGoOnLiving() {
        var house = neighbours("changed places");
        try (var browser = SCENE.browserOf(house)) {
            var room = DashboardRoom.open(browser, house.api());
            String lifeOfNorth = aliveAs(room, NORTH, WORD_OF_NORTH);
            String lifeOfSouth = aliveAs(room, SOUTH, WORD_OF_SOUTH);
            assertThat(List.of(column(room, NORTH), column(room, SOUTH))).containsExactly(0, WIDE);

            moves(room, NORTH, "ArrowRight", WIDE);
            moves(room, SOUTH, "ArrowLeft", -WIDE);

            assertThat(room.stored(NORTH).get("y")).isEqualTo(room.stored(SOUTH).get("y"));
            isLeftOf(room, SOUTH, NORTH);
            assertThat(aliveAs(room, NORTH, WORD_OF_NORTH)).isEqualTo(lifeOfNorth);
            assertThat(aliveAs(room, SOUTH, WORD_OF_SOUTH)).isEqualTo(lifeOfSouth);
            hearWhatIsSaidToThem(room);
            assertThat(life(room, NORTH)).isEqualTo(lifeOfNorth);
            assertThat(life(room, SOUTH)).isEqualTo(lifeOfSouth);
            browser.hasNoComplaints();
        }
    }

    /** A phone shows them in another part of the page, where they begin anew with what they had stored. */
    @Test
    void beginAnewWhereAPhoneShowsThemAndChangePlacesThere() {
        var house = neighbours("a phone");
        try (var browser = SCENE.browserOf(house)) {
            var room = DashboardRoom.open(browser, house.api());
            String lifeOfNorth = aliveAs(room, NORTH, WORD_OF_NORTH);
            String lifeOfSouth = aliveAs(room, SOUTH, WORD_OF_SOUTH);

            browser.wide(390);

            String newLifeOfNorth = livesAnew(room, NORTH, WORD_OF_NORTH, lifeOfNorth);
            String newLifeOfSouth = livesAnew(room, SOUTH, WORD_OF_SOUTH, lifeOfSouth);
            isAbove(room, NORTH, SOUTH);
            room.choose(NORTH, "Down");
            room.closeMenu();
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "it is stored as before: " + room.stored(),
                    () -> isBefore(room.stored(SOUTH), room.stored(NORTH)));
            isAbove(room, SOUTH, NORTH);
            assertThat(aliveAs(room, NORTH, WORD_OF_NORTH)).isEqualTo(newLifeOfNorth);
            assertThat(aliveAs(room, SOUTH, WORD_OF_SOUTH)).isEqualTo(newLifeOfSouth);
            browser.hasNoComplaints();
        }
    }

    /** Somebody who has both, side by side. */
    private static Api.Owned neighbours(String what) {
        var house = SCENE.house(what);
        SCENE.place(house, WidgetScene.NORTH, WORD_OF_NORTH);
        SCENE.place(house, WidgetScene.SOUTH, WORD_OF_SOUTH);
        return house;
    }

    /** It runs in one frame, knows what is its own, and nothing of the other; which life of it this is. */
    private static String aliveAs(DashboardRoom room, String title, String word) {
        int record = title.equals(NORTH) ? WidgetScene.RECORD_OF_NORTH : WidgetScene.RECORD_OF_SOUTH;
        JsonNode said = WidgetScene.said(
                room, title, known -> known.get("records").toString().equals("[" + record + "]"));
        assertThat(said.get("word").asString()).isEqualTo(word);
        assertThat(said.get("kept").asString(word)).as("what it had stored").isEqualTo(word);
        assertThat(room.widget(title).locator("iframe")).hasCount(1);
        assertThat(room.widget(title)).not().containsText(Pattern.compile("was (removed|moved|not run)|did not|broke"));
        return said.get("life").asString();
    }

    private static String livesAnew(DashboardRoom room, String title, String word, String before) {
        WidgetScene.said(room, title, known -> !known.get("life").asString().equals(before));
        String life = aliveAs(room, title, word);
        assertThat(WidgetScene.said(room, title).get("kept").asString()).isEqualTo(word);
        assertThat(room.page().locator("iframe")).hasCount(2);
        return life;
    }

    /** All of them hear of the colours, and each of its own settings alone. */
    private static void hearWhatIsSaidToThem(DashboardRoom room) {
        Page page = room.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Colours: ")))
                .click();
        page.getByRole(AriaRole.MENUITEM, DashboardRoom.named("Dark")).click();
        for (String title : List.of(NORTH, SOUTH)) {
            WidgetScene.said(room, title, known -> known.get("theme").asString().equals("dark"));
        }
        room.choose(SOUTH, "Settings");
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByLabel("Act").fill("island");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(form).hasCount(0);
        WidgetScene.said(room, SOUTH, known -> known.get("word").asString().equals("island"));
        assertThat(WidgetScene.said(room, NORTH).get("word").asString()).isEqualTo(WORD_OF_NORTH);
    }

    private static String life(DashboardRoom room, String title) {
        return WidgetScene.said(room, title).get("life").asString();
    }

    private static void moves(DashboardRoom room, String title, String key, int columns) {
        int from = column(room, title);
        Locator handle = room.page().getByRole(AriaRole.BUTTON, DashboardRoom.named("Move " + title));
        for (int step = 0; step < Math.abs(columns); step++) {
            handle.press(key);
        }
        room.awaitStored(title, "x", from + columns);
        assertThat(handle).isFocused();
    }

    private static int column(DashboardRoom room, String title) {
        return room.stored(title).get("x").asInt();
    }

    private static boolean isBefore(JsonNode one, JsonNode other) {
        int rows = one.get("y").asInt() - other.get("y").asInt();
        return rows < 0 || (rows == 0 && one.get("x").asInt() < other.get("x").asInt());
    }

    private static void isLeftOf(DashboardRoom room, String left, String right) {
        is(room, left, right, (one, other) -> one.x + one.width <= other.x);
    }

    private static void isAbove(DashboardRoom room, String upper, String lower) {
        is(room, upper, lower, (one, other) -> one.y + one.height <= other.y);
    }

    private static void is(DashboardRoom room, String one, String other, BiPredicate<BoundingBox, BoundingBox> wanted) {
        Await.until(
                WidgetScene.LONGEST,
                () -> one + " is elsewhere: " + room.stored(),
                () -> wanted.test(boxOf(room, one), boxOf(room, other)));
    }

    private static BoundingBox boxOf(DashboardRoom room, String title) {
        return Objects.requireNonNull(room.widget(title).boundingBox());
    }
}
