package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a developer has in hand is nothing to other developers, although they may use the same rooms. */
class OtherDevelopersTests extends SandboxWorld {

    private static final String ROOM = "/api/developer/integrations/{name}";

    @Test
    void findAndChangeNothingOfAnIntegrationThatIsNotTheirs() throws Exception {
        installedInSandbox();
        String event = jdbc.sql("select id from lifecycle.event where integration_id = :integration limit 1")
                .param("integration", integration.value())
                .query(String.class)
                .single();
        Account eve = person("Eve", PlatformRole.DEVELOPER);
        organizations.create(slug("eve"), "Eve's", eve.id(), eve.id());
        Browser other = new Browser(port).signIn(eve.email(), PASSWORD);
        var routes = new TenantRoutes(
                Map.of(
                        "{name}",
                        name,
                        "{version}",
                        "1.0.0",
                        "{eventId}",
                        event,
                        "/api/organizations/{id}",
                        publisher.id().toString()),
                eve.email(),
                PASSWORD);
        List<Route> asked = Route.ofContract().stream()
                .filter(route -> route.path().startsWith(ROOM))
                .toList();
        assertThat(asked)
                .extracting(Route::name)
                .contains(
                        "GET " + ROOM + "/data",
                        "GET " + ROOM + "/data/polls",
                        "POST " + ROOM + "/data/poll",
                        "GET " + ROOM + "/data/rejected",
                        "POST " + ROOM + "/data/rejected/replay",
                        "POST " + ROOM + "/data/rejected/discard");

        Map<String, String> answers = new LinkedHashMap<>();
        try (var written = new WrittenTables(jdbc)) {
            for (Route route : asked) {
                written.forget();
                int status = other.status(
                        route.method(), routes.address(route), route.safe() ? null : routes.body(route), route.type());
                answers.put(route.name(), status + " " + written.byRequests());
            }
        }

        assertThat(answers)
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isEqualTo("404 []"));
        assertThat(developer.get("/api/developer/integrations/" + name).status())
                .isEqualTo(200);
    }
}
