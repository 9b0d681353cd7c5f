package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 21: a program that nobody can reach reads its events itself, in the order in which they happened. */
class PullStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Test
    void anAppBehindAWallReadsTheSameByLongPoll() throws Exception {
        var first = PATCHBAY.operator().organization("First Reader");
        String early = Installing.begin(first, OutsidePatchbay.PULLING);
        PATCHBAY.operator()
                .post("/api/me/step-up", Map.of("password", DisposablePatchbay.OPERATOR.password()))
                .expect(200);
        JsonNode client = PATCHBAY.operator()
                .post("/api/developer/integrations/" + OutsidePatchbay.PULLING + "/client-secret", null)
                .expect(201);
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + asItself(client));

        // an event can be read as soon as no transaction is open that began before it
        var part = new AtomicReference<JsonNode>();
        Await.until(LONGEST, () -> "it reads " + part.get(), () -> {
            part.set(read(bearer, "/v1/events?limit=100"));
            return installations(part.get()).contains(early);
        });
        String cursor = part.get().get("next").asString();

        var second = PATCHBAY.operator().organization("Second Reader");
        var waiting = CompletableFuture.supplyAsync(() -> read(bearer, "/v1/events?wait=30&after=" + encode(cursor)));
        String late = Installing.begin(second, OutsidePatchbay.PULLING);
        JsonNode then = waiting.get(60, TimeUnit.SECONDS);

        assertThat(installations(then)).contains(late).doesNotContain(early);
        JsonNode one = read(bearer, "/v1/events?installation=" + early + "&after=0");
        assertThat(one.get("events")
                        .valueStream()
                        .map(event -> event.get("sequence").asLong()))
                .startsWith(1L)
                .isSorted();
        assertThat(one.toString()).doesNotContain("clientSecret");
    }

    /** The sample that nobody calls gets its credentials, lets people in, and shows what it has read. */
    @Test
    void theSampleThatNobodyCallsShowsWhatItHasRead() {
        var organization = Api.newOrganization("Lookout");
        String installation = Installing.install(organization, "logbook");
        organization
                .api()
                .post("/api/installations/" + installation + "/suspend", null)
                .expect(200);
        organization
                .api()
                .post("/api/installations/" + installation + "/resume", null)
                .expect(200);

        URI logbook = RunningPatchbay.shared().sample("logbook");
        try (var browser = Browser.signedIn(organization.owner().login())) {
            Locator log = browser.page().locator("section[aria-labelledby=log] li code");
            Await.until(LONGEST, () -> browser.page().content(), () -> {
                browser.go("/apps/logbook/open");
                return browser.page().url().startsWith(logbook.toString()) && log.count() == 3;
            });
            assertThat(log.allInnerTexts()).containsExactly("app.resumed", "app.suspended", "app.installed");
            browser.isAccessible();
            browser.screenshot("logbook");
            browser.hasNoComplaints();
        }
        assertThat(Api.at(logbook).post("/api/webhooks/optare", Map.of()).status())
                .as("it has no address for events")
                .isEqualTo(404);
    }

    private static List<String> installations(JsonNode part) {
        return part.get("events")
                .valueStream()
                .map(event -> event.get("installationId").asString())
                .toList();
    }

    private static String asItself(JsonNode client) {
        String pair = encode(client.get("clientId").asString()) + ":"
                + encode(client.get("clientSecret").asString());
        return Api.at(PATCHBAY.base())
                .form(
                        "/oidc/token",
                        "grant_type=client_credentials",
                        Map.of(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))))
                .expect(200)
                .get("access_token")
                .asString();
    }

    private static JsonNode read(Map<String, String> bearer, String path) {
        return Api.at(PATCHBAY.base()).send("GET", path, null, bearer).expect(200);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
