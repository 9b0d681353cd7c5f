package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 31: a widget connects to the server that people agreed to, which learns who looks, and to no other. */
class WidgetConnectionTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALLER = "caller";
    private static final String WIDGET = """
            {"min_size": {"width": 2, "height": 2}, "default_size": {"width": 4, "height": 5},
             "connect_domains": ["api.widget.example"]}
            """;

    @Test
    void reachesTheServerThatPeopleAgreedToAndNoOther() throws Exception {
        try (var scene = WidgetScene.start();
                var backEnd = WidgetBackEnd.start(scene.patchbay().base(), scene.address(CALLER))) {
            scene.publish(
                    CALLER,
                    WidgetScene.resource("caller.js"),
                    WIDGET,
                    Map.of(
                            "scopes", List.of("profile:read"),
                            "scope_purposes", Map.of("profile:read", "To greet you by name.")));
            var victim = scene.victim(CALLER, "asks");
            assertThat(victim.frame().get("connectDomains").toString()).isEqualTo("[\"api.widget.example\"]");
            int others = scene.observer().address().getPort();
            String rules = "MAP api.widget.example:443 127.0.0.1:%d, MAP *.example 127.0.0.1:%d"
                    .formatted(backEnd.port(), others);
            try (var browser = Browser.resolving(rules)
                    .at(scene.patchbay().base())
                    .signIn(victim.house().owner().login())) {
                saysSoBeforeItIsInstalled(browser);
                var room = DashboardRoom.open(browser, victim.house().api());
                Locator said = room.inside(victim.title()).locator("#said[data-done]");
                assertThat(said).isVisible();

                JsonNode came = JSON.readTree(said.innerText());

                JsonNode own = JSON.readTree(came.get("own").asString());
                assertThat(own.path("who").asString("")).as(own.toString()).isNotEmpty();
                assertThat(came.properties().stream()
                                .filter(one -> !one.getKey().equals("own"))
                                .filter(one -> !one.getValue().asString().startsWith("refused"))
                                .map(Map.Entry::toString))
                        .isEmpty();
                assertThat(backEnd.asked()).containsOnly("OPTIONS /who", "GET /who");
                assertThat(scene.observer().connections()).as("to others").isZero();
                reachesOthersFromAnOrdinaryPage(scene, browser);
            }
        }
    }

    private static void saysSoBeforeItIsInstalled(Browser browser) {
        Page page = browser.go("/listings/" + CALLER);
        assertThat(page.getByText("Its widget connects to api.widget.example.")).isVisible();
        assertThat(page.getByText("What the widget is told may get there")).isVisible();
    }

    /** Were anything let through, it would have got there. */
    private static void reachesOthersFromAnOrdinaryPage(WidgetScene scene, Browser browser) {
        try (Page ordinary = browser.page().context().newPage()) {
            ordinary.navigate(scene.control().address().toString());
            ordinary.evaluate("fetch('https://other.example/leak/other', { mode: 'no-cors' }).then(() => 0, () => 0)");
        }
        assertThat(scene.observer().connections()).isPositive();
    }
}
