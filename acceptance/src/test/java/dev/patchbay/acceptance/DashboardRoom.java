package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The dashboard as somebody sees it in their browser, and as a program of theirs reads it. */
record DashboardRoom(Browser browser, Api api) {

    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final String MARK = "window.theSamePage";
    private static final String TWICE_DRAWN =
            "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))";

    /** Opens it; from here on {@link #isTheSamePage} knows whether the page was loaded again. */
    static DashboardRoom open(Browser browser, Api api) {
        Page page = browser.go("/dashboard");
        assertThat(page.getByRole(AriaRole.HEADING, named("Dashboard"))).isVisible();
        page.evaluate(MARK + " = true");
        return new DashboardRoom(browser, api);
    }

    Page page() {
        return browser.page();
    }

    boolean isTheSamePage() {
        return Boolean.TRUE.equals(page().evaluate(MARK + " === true"));
    }

    /** A widget by what stands above it. */
    Locator widget(String title) {
        return page().getByRole(
                        AriaRole.ARTICLE,
                        new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** What runs in the frame of a widget by others. */
    FrameLocator inside(String title) {
        return widget(title).frameLocator("iframe");
    }

    /** Opens the menu of a widget and takes something out of it. */
    void choose(String title, String item) {
        page().getByRole(AriaRole.BUTTON, named("Menu of " + title)).click();
        page().getByRole(AriaRole.MENUITEM, named(item)).click();
    }

    void closeMenu() {
        page().keyboard().press("Escape");
        assertThat(page().getByRole(AriaRole.MENU)).hasCount(0);
    }

    /** Drags something out of the panel to a place of the grid, given in pixels from its corner. */
    void dragOut(String offer, double x, double y) {
        Page page = page();
        page.getByRole(AriaRole.BUTTON, named("Add a widget")).first().click();
        Locator card = page.locator("[draggable=true]")
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.BUTTON, named("Add " + offer))));
        card.scrollIntoViewIfNeeded();
        card.hover();
        page.mouse().down();
        // the browser begins a drag when the pointer has moved a little, and the grid is there when it has begun
        var from = Objects.requireNonNull(card.boundingBox());
        page.mouse().move(from.x + 8, from.y + 12);
        Locator grid = page.locator(".react-grid-layout");
        assertThat(grid).isVisible();
        var to = Objects.requireNonNull(grid.boundingBox());
        page.mouse().move(to.x + x + 20, to.y + y + 20);
        page.mouse().move(to.x + x, to.y + y);
        page.mouse().up();
    }

    /** Draws at the lower right corner of a widget. */
    void drawLarger(String title, double x, double y) {
        var box = atRest(title);
        page().mouse().move(box.x + box.width - 6, box.y + box.height - 6);
        page().mouse().down();
        page().mouse().move(box.x + box.width - 6 + x / 2, box.y + box.height - 6 + y / 2);
        page().mouse().move(box.x + box.width - 6 + x, box.y + box.height - 6 + y);
        page().mouse().up();
    }

    /** Where a widget stands when it moves no more, as it does for a moment after the panel was closed. */
    private BoundingBox atRest(String title) {
        var last = new AtomicReference<>(new BoundingBox());
        Await.until(LONGEST, () -> title + " moves on", () -> {
            page().evaluate(TWICE_DRAWN);
            var now = Objects.requireNonNull(widget(title).boundingBox());
            var before = Objects.requireNonNull(last.getAndSet(now));
            return List.of(before.x, before.y, before.width, before.height)
                    .equals(List.of(now.x, now.y, now.width, now.height));
        });
        return Objects.requireNonNull(last.get());
    }

    /** As it is stored. */
    JsonNode stored() {
        return api.get("/api/dashboard").expect(200);
    }

    /** One widget as it is stored, by its title, or the name of its app. */
    JsonNode stored(String title) {
        return stored().get("placements")
                .valueStream()
                .filter(placement -> placement
                        .path("title")
                        .asString(placement.at("/installation/displayName").asString())
                        .equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no widget " + title + " in " + stored()));
    }

    /** Waits until a number of a widget is stored as wanted. */
    void awaitStored(String title, String member, int wanted) {
        Await.until(
                LONGEST,
                () -> title + " has not " + member + " " + wanted + ": " + stored(title),
                () -> stored(title).get(member).asInt() == wanted);
    }

    /** Says that what a widget shows is not true at this moment, and since when. */
    void isStale(String title) {
        assertThat(widget(title)).containsText(Pattern.compile("Stale since \\d\\d:\\d\\d"));
    }

    /** Installs for an organization, and waits until what it shows can be placed. */
    static String install(Api.Owned organization, String app, boolean frame) {
        String id = Installing.install(organization, app);
        awaitChoice(organization.api(), id, frame);
        return id;
    }

    static void awaitChoice(Api api, String installation, boolean frame) {
        Await.until(
                LONGEST,
                () -> installation + " cannot be placed: " + api.get("/api/dashboard/choices"),
                () -> api.get("/api/dashboard/choices")
                        .expect(200)
                        .get("choices")
                        .valueStream()
                        .filter(choice ->
                                choice.at("/installation/id").asString().equals(installation))
                        .anyMatch(choice -> choice.hasNonNull("source")
                                && !choice.get("sample").isEmpty()
                                && (!frame || choice.hasNonNull("frame"))));
    }

    /** Waits until the frame of a widget can be placed. */
    static void awaitFrame(Api api, String installation) {
        Await.until(
                LONGEST,
                () -> installation + " cannot be placed: " + api.get("/api/dashboard/choices"),
                () -> api.get("/api/dashboard/choices")
                        .expect(200)
                        .get("choices")
                        .valueStream()
                        .filter(choice ->
                                choice.at("/installation/id").asString().equals(installation))
                        .anyMatch(choice -> choice.hasNonNull("frame")));
    }

    /** Places one widget by the API, where there is room. */
    static void place(Api api, String widget, String installation, String title, Map<String, Object> config) {
        var placement = new HashMap<String, Object>(
                Map.of("widget", widget, "installation", installation, "config", config, "w", 4, "h", 5));
        if (!title.isEmpty()) {
            placement.put("title", title);
        }
        api.post("/api/dashboard/placements", Map.of("placements", List.of(placement)))
                .expect(200);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
