package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 30: what is around a dashboard fails and comes back, and never is something old shown as if it were true now. */
class DashboardFaultsTests {

    private static final String TITLE = "Second Hand";
    private static final String PLANNER = "planner";
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Pattern FIGURE = Pattern.compile("(?m)^[\\d,]+$");

    private static Receiver receiver;
    private static PolledSource source;
    private static DisposablePatchbay patchbay;
    private static Api operator;

    @BeforeAll
    static void starts() throws IOException {
        receiver = Receiver.start();
        source = PolledSource.start();
        patchbay = DisposablePatchbay.start(
                Catalogs.of(source.entry(), planner()), List.of(source.port(), receiver.port()), Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        source.close();
        receiver.close();
    }

    /** An app that would like to have something on people's dashboards. */
    private static String planner() {
        return """
                - name: %s
                  display_name: Planner
                  version: 1.0.0
                  type: app
                  description: An app that proposes.
                  author: {name: Stories}
                  base_url: %s
                  webhook_url: %s/webhook
                  webhook_secret: %s
                  client: shared
                  install_targets: [user]
                  scopes: ["dashboard:read", "dashboard:write"]
                  scope_purposes:
                    "dashboard:read": Sees whether there is room.
                    "dashboard:write": Proposes what you plan with.
                  published: true
                """.formatted(PLANNER, receiver.address(), receiver.address(), Catalogs.WEBHOOK_SECRET);
    }

    @Test
    void whatADeadSourceSaidLastStaysAndSaysSinceWhen() throws IOException {
        var house = houseWithAWidget("Patient House");
        try (var browser = browserOf(house.owner())) {
            var room = DashboardRoom.open(browser, house.api());
            countsOn(room);

            source.dies();
            int last = source.polls();
            room.isStale(TITLE);
            assertThat(figure(room)).as("the last good value").isBetween(last - 1, last);
            browser.isAccessible();
            browser.screenshot("dashboard-stale");

            source.returns();
            assertThat(room.widget(TITLE)).not().containsText("Stale");
            Await.until(LONGEST, () -> "nothing new is shown: " + figure(room), () -> figure(room) > last);
            assertThat(room.isTheSamePage()).isTrue();
            browser.hasNoComplaints();
        }
    }

    @Test
    void aPageThatWasOfflineAndAServerThatWasStartedAgainGoOnWhereTheyWere() {
        var house = houseWithAWidget("Travelling House");
        try (var browser = browserOf(house.owner())) {
            var room = DashboardRoom.open(browser, house.api());
            countsOn(room);

            browser.page().context().setOffline(true);
            isNotLive(room);
            int before = figure(room);
            browser.page().context().setOffline(false);
            goesOn(room, before);

            patchbay.kill();
            isNotLive(room);
            int last = figure(room);
            patchbay.start();
            goesOn(room, last);
            assertThat(room.isTheSamePage()).isTrue();
        } finally {
            startsAgainIfDead();
        }
    }

    /** A server that a failed story left dead is of no use to the next one. */
    private static void startsAgainIfDead() {
        try {
            if (patchbay.anonymous().get("/health/ready").status() == 200) {
                return;
            }
        } catch (RuntimeException _) {
            // it does not answer
        }
        patchbay.start();
    }

    @Test
    void whatWasTakenAwayIsNotShownAnyLonger() {
        var house = houseWithAWidget("Strict House");
        Api.Person member = operator.member(house, "Mira Member", "member");
        Api api = Api.at(patchbay.base()).signIn(member.login());
        String installation = house.api()
                .get("/api/installations?organizationId=" + house.id())
                .expect(200)
                .get("installations")
                .get(0)
                .get("id")
                .asString();
        DashboardRoom.place(api, "number", installation, "", Map.of("record", "[\"SEC\"]", "field", "price"));
        try (var browser = browserOf(member)) {
            var room = DashboardRoom.open(browser, api);
            countsOn(room);

            assertThat(house.api().delete("/api/installations/" + installation).status())
                    .isEqualTo(200);

            Await.until(
                    Await.AT_ONCE,
                    () -> "it is shown on: " + room.widget(TITLE).innerText(),
                    () -> room.widget(TITLE).innerText().contains("no access"));
            assertThat(FIGURE.matcher(room.widget(TITLE).innerText()).find())
                    .as("a value of it")
                    .isFalse();
            browser.isAccessible();
            browser.screenshot("dashboard-revoked");
            room.choose(TITLE, "Remove");
            assertThat(room.widget(TITLE)).hasCount(0);
        }
    }

    @Test
    void aProposalSaysWhoAndWhyAndLandsWhenItIsAccepted() {
        var house = houseWithAWidget("Planning House");
        String token = installsThePlanner(house.api());
        try (var browser = browserOf(house.owner())) {
            var room = DashboardRoom.open(browser, house.api());
            countsOn(room);

            String accepted = proposes(token, "Tea Price", "So that you see the price before you order tea.");
            Locator proposals = room.page().getByRole(AriaRole.REGION, DashboardRoom.named("Proposed widgets"));
            assertThat(proposals).containsText("Planner would like to place “Tea Price” here");
            assertThat(proposals).containsText("So that you see the price before you order tea.");
            assertThat(room.stored().get("placements").size())
                    .as("nothing is placed silently")
                    .isEqualTo(1);
            browser.settles();
            browser.isAccessible();
            browser.screenshot("dashboard-proposal");
            proposals
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Place Tea Price by Planner"))
                    .click();
            assertThat(room.widget("Tea Price")).containsText(Pattern.compile("\\d"));
            assertThat(proposals).hasCount(0);
            awaitAnswer(accepted, "accepted", token);

            String declined = proposes(token, "Coffee Price", "You might like coffee.");
            proposals
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("No Coffee Price by Planner"))
                    .click();
            assertThat(proposals).hasCount(0);
            awaitAnswer(declined, "declined", token);
            assertThat(room.stored().get("placements").size()).isEqualTo(2);
            assertThat(room.isTheSamePage()).isTrue();
            browser.hasNoComplaints();
        }
    }

    /** An organization that has the source, and whose owner has its number on the dashboard. */
    private static Api.Owned houseWithAWidget(String name) {
        var house = operator.organization(name);
        String installation = DashboardRoom.install(house, PolledSource.NAME, false);
        DashboardRoom.place(house.api(), "number", installation, "", Map.of("record", "[\"SEC\"]", "field", "price"));
        return house;
    }

    private static Browser browserOf(Api.Person person) {
        return Browser.open().at(patchbay.base()).signIn(person.login());
    }

    /** What the widget shows. */
    private static int figure(DashboardRoom room) {
        Matcher figure = FIGURE.matcher(room.widget(TITLE).innerText());
        return figure.find() ? Integer.parseInt(figure.group().replace(",", "")) : -1;
    }

    private static void countsOn(DashboardRoom room) {
        Supplier<String> shown = () -> room.widget(TITLE).innerText();
        Await.until(LONGEST, () -> "no figure: " + shown.get(), () -> figure(room) > 0);
        int before = figure(room);
        Await.until(LONGEST, () -> "it stays: " + shown.get(), () -> figure(room) > before);
    }

    private static void isNotLive(DashboardRoom room) {
        assertThat(room.widget(TITLE)).containsText(Pattern.compile("Offline since|Connecting"));
        assertThat(figure(room)).as("what is shown meanwhile").isPositive();
    }

    private static void goesOn(DashboardRoom room, int before) {
        Await.until(
                LONGEST, () -> "nothing new is shown: " + room.widget(TITLE).innerText(), () -> figure(room) > before);
        assertThat(room.widget(TITLE)).not().containsText(Pattern.compile("Offline|Connecting|Stale"));
    }

    /** Agrees to what it asks for; the token that it is told. */
    private static String installsThePlanner(Api person) {
        Map<String, Object> wanted = Map.of("integration", PLANNER, "target", "user");
        var asked = person.post("/api/installations", wanted);
        assertThat(asked.problem()).isEqualTo("consent-required");
        Map<String, Object> consent = Map.of(
                "version", asked.json().get("version").asString(),
                "scopes", List.of("openid", "dashboard:read", "dashboard:write"));
        String installation = person.post(
                        "/api/installations", Map.of("integration", PLANNER, "target", "user", "consent", consent))
                .expect(201)
                .get("id")
                .asString();
        Await.until(
                LONGEST,
                () -> "it is not told",
                () -> !receiver.of(installation).isEmpty());
        return receiver.of(installation)
                .getFirst()
                .json()
                .at("/data/token/access_token")
                .asString();
    }

    private static String proposes(String token, String title, String reason) {
        Map<String, Object> wish = Map.of(
                "widget",
                "number",
                "source",
                PolledSource.NAME,
                "title",
                title,
                "reason",
                reason,
                "config",
                Map.of("record", "[\"SEC\"]", "field", "price"),
                "w",
                3,
                "h",
                4);
        return asPlanner("POST", "/v1/dashboard/proposals", wish, token)
                .expect(202)
                .get("id")
                .asString();
    }

    /** The page shows what the person said before the server has heard of it. */
    private static void awaitAnswer(String proposal, String wanted, String token) {
        Supplier<JsonNode> answer = () -> asPlanner("GET", "/v1/dashboard/proposals/" + proposal, null, token)
                .expect(200);
        Await.until(
                Await.AT_ONCE,
                () -> "it is not " + wanted + ": " + answer.get(),
                () -> answer.get().get("state").asString().equals(wanted));
    }

    private static Api.Answer asPlanner(String method, String path, @Nullable Object body, String token) {
        return patchbay.anonymous().send(method, path, body, Map.of("Authorization", "Bearer " + token));
    }
}
