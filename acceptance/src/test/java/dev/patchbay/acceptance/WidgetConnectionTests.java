package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.patchbay.acceptance.WidgetDeveloper.Widget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 31: a widget connects to the server that people agreed to, which learns who looks, and to no other. */
class WidgetConnectionTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALLER = "caller";
    private static final String TITLE = WidgetDeveloper.titleOf(CALLER);
    private static final String FORM = """
            {"min_size": {"width": 2, "height": 2}, "default_size": {"width": 4, "height": 5},
             "connect_domains": ["api.widget.example"]}
            """;

    private static final WidgetScene SCENE = WidgetScene.shared();

    @Test
    void reachesTheServerThatPeopleAgreedToAndNoOther() throws Exception {
        var caller = Widget.of(CALLER, WidgetScene.resource("caller.js"))
                .with(
                        FORM,
                        Map.of(
                                "scopes", List.of("profile:read"),
                                "scope_purposes", Map.of("profile:read", "To greet you by name.")));
        SCENE.publish(caller);
        var house = SCENE.house("asks");
        SCENE.place(house, CALLER, "");
        try (var others = Observer.start("");
                var backEnd = WidgetBackEnd.start(SCENE.patchbay().base(), SCENE.address(CALLER))) {
            String rules = "MAP api.widget.example:443 127.0.0.1:%d, MAP *.example 127.0.0.1:%d"
                    .formatted(backEnd.port(), others.address().getPort());
            try (var browser = Browser.resolving(rules)
                    .at(SCENE.patchbay().base())
                    .signIn(house.owner().login())) {
                saysSoBeforeItIsInstalled(browser);
                var room = DashboardRoom.open(browser, house.api());
                assertThat(room.stored(TITLE).at("/frame/connectDomains").toString())
                        .isEqualTo("[\"api.widget.example\"]");

                JsonNode came = WidgetScene.said(room, TITLE);

                JsonNode own = JSON.readTree(came.get("own").asString());
                assertThat(own.path("who").asString("")).as(own.toString()).isNotEmpty();
                assertThat(came.properties().stream()
                                .filter(one -> !one.getKey().equals("own"))
                                .filter(one -> !one.getValue().asString().startsWith("refused"))
                                .map(Map.Entry::toString))
                        .isEmpty();
                assertThat(backEnd.asked()).containsOnly("OPTIONS /who", "GET /who");
                assertThat(others.connections()).as("to others").isZero();
                reachesOthersFromAnOrdinaryPage(others, browser);
            }
        }
    }

    private static void saysSoBeforeItIsInstalled(Browser browser) {
        Page page = browser.go("/listings/" + CALLER);
        assertThat(page.getByText("Its widget connects to api.widget.example.")).isVisible();
        assertThat(page.getByText("What the widget is told may get there")).isVisible();
    }

    /** Were anything let through, it would have got there. */
    private static void reachesOthersFromAnOrdinaryPage(Observer others, Browser browser) {
        try (Page ordinary = browser.page().context().newPage()) {
            ordinary.navigate(SCENE.control().address().toString());
            ordinary.evaluate("fetch('https://other.example/leak/other', { mode: 'no-cors' }).then(() => 0, () => 0)");
        }
        assertThat(others.connections()).isPositive();
    }
}
