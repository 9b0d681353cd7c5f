package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.Sandbox;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.installs.Installation;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is tried in a sandbox is told to its developer, and to nobody who uses or serves what is published. */
class SandboxEventsTests extends DeveloperWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PUBLIC = "https://192.88.98.7";

    @Autowired
    Sandbox sandbox;

    @Autowired
    Publishing publishing;

    private IntegrationId id;
    private OrganizationId publisher;

    @BeforeEach
    void publishedOnceAndDraftedAgain() throws Exception {
        id = catalog.find(Slug.of(integration)).orElseThrow().id();
        publisher = OrganizationId.of(
                get("").body().path("publisher").path("organizationId").asString());
        save("1.0.0", PUBLIC, PUBLIC + "/published-hook");
        publishing.publish(id, null, developer.id());
        save("1.1.0", "http://127.0.0.1:" + FREE_PORT, url("/" + integration));
    }

    @Test
    void countsNeitherInStatisticsNorAsInUse() throws Exception {
        Installation tried = tried();
        assertThat(active()).containsExactly(0, 0, 0);
        assertThat(get("").body().path("active").asInt()).isZero();

        install(integration);
        installs.uninstall(tried.id(), tried.installedBy());

        assertThat(active()).containsExactly(1, 0, 1);
        assertThat(get("").body().path("active").asInt()).isEqualTo(1);
    }

    @Test
    void readsItsSandboxApartFromThoseWhoUseIt() throws Exception {
        String token = token(registered);
        assertThat(events(token, "?installation=sandbox")).isEmpty();
        assertThat(read("/v1/events?installation=sandbox", token).path("next").asString())
                .isEqualTo("0");
        Installation tried = tried();
        Installation used = install(integration);

        // an event is read when whatever was begun before it has ended, also in the databases of other tests
        await().untilAsserted(() -> assertThat(events(token, "")).containsOnly("app.installed of " + used.id()));
        assertThat(events(token, "?installation=sandbox")).containsExactly("app.installed of " + tried.id());
        assertThat(events(token, "?installation=sandbox&after=1")).isEmpty();
        assertThat(events(token, "?installation=" + tried.id())).containsExactly("app.installed of " + tried.id());
        String credentials = read("/v1/events?installation=sandbox", token)
                .at("/events/0/credentialsUrl")
                .asString();
        assertThat(call("POST", URI.create(credentials), token).statusCode()).isEqualTo(200);
        assertThat(read("/v1/installations", token).path("installations").valueStream())
                .extracting(installation -> installation.path("id").asString())
                .containsExactly(used.id().toString());
        assertThat(status("/v1/installations/" + tried.id(), token)).isEqualTo(200);
    }

    @Test
    void showsNoOtherIntegrationWhatIsTried() throws Exception {
        Installation tried = tried();
        signIn(person(PlatformRole.DEVELOPER));
        String stranger = token(register("app"));

        assertThat(events(stranger, "")).isEmpty();
        assertThat(events(stranger, "?installation=sandbox")).isEmpty();
        assertThat(status("/v1/events?installation=" + tried.id(), stranger)).isEqualTo(404);
        assertThat(status("/v1/installations/" + tried.id(), stranger)).isEqualTo(404);
        assertThat(read("/v1/installations", stranger).path("installations")).isEmpty();
        assertThat(get("/deliveries").status()).isEqualTo(404);
    }

    @Test
    void sendsAnEventAgainToTheDraftAndNowhereElse() throws Exception {
        tried();
        jdbc.sql("update delivery.endpoint set failures = 3 where integration_id = :id")
                .param("id", id.value())
                .update();
        assertThat(states()).containsExactly("1 app.installed pulled");
        String event = get("/deliveries").body().at("/deliveries/0/eventId").asString();

        assertThat(post("/deliveries/" + event + "/skip", Map.of("reason", "Why not"))
                        .problem())
                .isEqualTo("event-not-waited-for");
        assertThat(post("/deliveries/" + event + "/resend", Map.of()).status()).isEqualTo(202);

        until(() -> get("/deliveries/" + event).body().path("attempts").size() == 1);
        assertThat(get("/deliveries/" + event).body().at("/attempts/0/url").asString())
                .isEqualTo(url("/" + integration));
        assertThat(received()).singleElement().satisfies(told -> {
            assertThat(told.headers()).containsEntry("patchbay-redelivery", "resend");
            assertThat(told.json().path("clientSecret").asString()).isNotEmpty();
        });
        assertThat(jdbc.sql("select failures from delivery.endpoint where integration_id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .as("what a draft answers says nothing of what is offered")
                .isEqualTo(3);
        assertThat(get("/endpoint").body().path("url").asString()).isEqualTo(PUBLIC + "/published-hook");
    }

    private void save(String version, String base, String hook) throws Exception {
        var draft = draft().put("version", version)
                .put("base_url", base)
                .put("callback_url", base + "/callback")
                .put("initiate_login_url", base + "/login")
                .put("webhook_url", hook)
                .put("client", "per_installation");
        draft.putArray("install_targets").add("organization");
        var saved = put(draft.toString(), Map.of());
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
    }

    private Installation tried() {
        AccountId tess = sandbox.add(publisher, "Tess", OrganizationRole.OWNER, developer.id())
                .account();
        return installs.install(id, sandbox.of(publisher).orElseThrow().id(), tess)
                .installation();
    }

    /** Installed, uninstalled and in use today. */
    private List<Integer> active() throws Exception {
        JsonNode today = get("/statistics?days=1").body().at("/installs/0");
        return List.of(
                today.path("installed").asInt(),
                today.path("uninstalled").asInt(),
                today.path("active").asInt());
    }

    private List<String> events(String token, String query) throws Exception {
        return read("/v1/events" + query, token)
                .path("events")
                .valueStream()
                .filter(event -> event.hasNonNull("installationId"))
                .map(event -> event.path("event").asString() + " of "
                        + event.path("installationId").asString())
                .toList();
    }

    private JsonNode read(String path, String token) throws Exception {
        var answer = call("GET", URI.create(path), token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private int status(String path, String token) throws Exception {
        return call("GET", URI.create(path), token).statusCode();
    }

    private HttpResponse<String> call(String method, URI address, String token)
            throws IOException, InterruptedException {
        URI here = URI.create("http://localhost:" + port + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
        return HTTP.send(
                HttpRequest.newBuilder(here)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
