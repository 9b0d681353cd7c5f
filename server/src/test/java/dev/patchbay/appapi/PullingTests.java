package dev.patchbay.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientAddresses;
import dev.patchbay.grants.ClientProfile;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.NewClient;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app without a public endpoint reads its events over HTTP, with tokens that it got from the token endpoint. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PullingTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Installs installs;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFile file;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    @Autowired
    MeterRegistry meters;

    private AccountId owner;
    private IntegrationId integration;
    private Client own;
    private String token;

    @BeforeEach
    void anAppThatPulls() throws Exception {
        owner = accounts.create(new NewAccount(
                        "p-" + ids.next() + "@example.com",
                        true,
                        "Owner",
                        Secret.of("correct horse battery"),
                        Set.of()))
                .id();
        integration = list();
        own = Objects.requireNonNull(transaction.execute(status -> clients.create(new NewClient(
                integration,
                null,
                OpenWay.APP,
                new ClientAddresses(Set.of("https://pull.example.com/callback"), Set.of(), null),
                ClientProfile.USUAL))));
        token = token(own, null);
    }

    @Test
    void isActiveAtOnceAndReadsWhatHappens() throws Exception {
        var installation = install();
        assertThat(installation.status()).isEqualTo(Status.ACTIVE);
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner);

        var all = pull(token, "");

        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(events(all))
                .extracting(event -> event.path("sequence").asLong() + " "
                        + event.path("event").asString())
                .containsExactly("1 app.installed", "2 app.suspended");
        assertThat(all.body()).doesNotContain("clientSecret");
        assertThat(events(pull(token, "?after=" + next(all)))).isEmpty();
        assertThat(events(pull(token, "?installation=" + installation.id() + "&after=1")))
                .extracting(event -> event.path("sequence").asLong())
                .containsExactly(2L);
    }

    @Test
    void waitsForTheNextEvent() throws Exception {
        install();
        var after = next(pull(token, ""));

        var waiting = CompletableFuture.supplyAsync(() -> get(token, "?wait=30&after=" + after, "application/json"));
        awaitReaders(1);
        var second = install();

        var answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(events(answer))
                .extracting(event -> event.path("installationId").asString())
                .containsExactly(second.id().toString());
        awaitReaders(0);
    }

    @Test
    void endsAWaitWhenTheTokenIsRevoked() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> get(token, "?wait=30", "application/json"));
        awaitReaders(1);

        transaction.executeWithoutResult(status -> clients.end(own.id()));

        var answer = waiting.get(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("token-died");
    }

    @Test
    void streamsEventsFromTheLastOneSeenUntilTheTokenDies() throws Exception {
        var installation = install();
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner);
        var lines = new CopyOnWriteArrayList<String>();
        var ended = new CompletableFuture<Long>();
        var response = stream(token, "");
        Thread.ofVirtual().start(() -> read(response.body(), lines, ended));
        await().atMost(Duration.ofSeconds(20)).until(() -> lines.contains("event: app.suspended"));
        installs.resume(installation.id(), SuspensionCause.ADMIN, owner);
        await().atMost(Duration.ofSeconds(20)).until(() -> lines.contains("event: app.resumed"));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var cursors = lines.stream().filter(line -> line.startsWith("id: ")).toList();
        assertThat(cursors).hasSize(3);
        var again = new CopyOnWriteArrayList<String>();
        var second = streamFrom(token, cursors.get(1).substring(4));
        Thread.ofVirtual().start(() -> read(second.body(), again, new CompletableFuture<>()));
        await().atMost(Duration.ofSeconds(20)).until(() -> again.contains("event: app.resumed"));
        assertThat(again).doesNotContain("event: app.suspended");
        assertThat(lines).noneMatch(line -> line.contains("clientSecret"));

        transaction.executeWithoutResult(status -> clients.end(own.id()));

        ended.get(5, TimeUnit.SECONDS);
        awaitReaders(0);
    }

    @Test
    void givesCredentialsOnceAtTheAddressInTheEvent() throws Exception {
        var installation = install();
        var event = events(pull(token, "")).getFirst();
        var url = URI.create(event.path("credentialsUrl").asString());
        var otherApp = list();
        var stranger = Objects.requireNonNull(transaction.execute(status -> clients.create(new NewClient(
                otherApp,
                null,
                OpenWay.APP,
                new ClientAddresses(Set.of("https://pull.example.com/callback"), Set.of(), null),
                ClientProfile.USUAL))));

        assertThat(open(url, token(stranger, null)).statusCode()).isEqualTo(410);
        var forged = URI.create(url.toString().replaceFirst("ticket=.{6}", "ticket=AAAAAA"));
        assertThat(open(forged, token).statusCode()).isEqualTo(410);
        var opened = open(url, token);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
        var given = JsonMapper.shared().readTree(opened.body());
        assertThat(given.path("clientId").asString()).isEqualTo(installation.clientId());
        var secret = given.path("clientSecret").asString();
        assertThat(clients.verifySecret(installation.clientId(), Secret.of(secret)))
                .isTrue();
        assertThat(open(url, token).body()).contains("credentials-taken");
        var again = URI.create(
                events(pull(token, "")).getFirst().path("credentialsUrl").asString());
        assertThat(open(again, token).statusCode()).as("once for each event").isEqualTo(410);
        assertThat(clients.openSealedSecret(installation.clientId())).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'credentials.opened' and subject = :id")
                        .param("id", installation.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void showsATokenForOneInstallationThatOneAndNoAddressOfCredentials() throws Exception {
        var installation = install();
        var other = install();
        var bound = token(own, installation);

        assertThat(events(pull(bound, "?installation=" + installation.id())))
                .singleElement()
                .satisfies(event -> assertThat(event.has("credentialsUrl")).isFalse());
        assertThat(pull(bound, "?installation=" + other.id()).statusCode()).isEqualTo(404);
        assertThat(pull(bound, "").statusCode()).isEqualTo(400);
    }

    @Test
    void showsNothingOfOtherIntegrations() throws Exception {
        var installation = install();
        var theirs = integration;
        integration = list();
        var mine = install();
        integration = theirs;

        assertThat(pull(token, "?installation=" + mine.id()).statusCode()).isEqualTo(404);
        assertThat(events(pull(token, "")))
                .extracting(event -> event.path("installationId").asString())
                .containsExactly(installation.id().toString());
    }

    @Test
    void refusesWhatCannotBeAsked() throws Exception {
        assertThat(pull(token, "?wait=31").statusCode()).isEqualTo(400);
        assertThat(pull(token, "?limit=501").statusCode()).isEqualTo(400);
        assertThat(pull(token, "?after=nonsense").statusCode()).isEqualTo(400);
        assertThat(pull("nonsense", "").statusCode()).isEqualTo(401);
        assertThat(stream("nonsense", "").statusCode()).isEqualTo(401);
    }

    private IntegrationId list() throws Exception {
        var name = "pull-" + ids.next();
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, """
                        - name: %s
                          display_name: Pull
                          type: app
                          version: 1.0.0
                          description: Reads its events
                          base_url: https://pull.example.com
                          callback_url: https://pull.example.com/callback
                          client: per_installation
                          events_transport: pull
                          install_targets: [organization]
                        """.formatted(name)), false);
        Files.delete(path);
        return catalog.find(Slug.of(name)).orElseThrow().id();
    }

    private Installation install() {
        var organization = organizations.create(Slug.of("o-" + ids.next()), "Customer", owner, owner);
        return installs.install(integration, organization.id(), owner).installation();
    }

    private String token(Client client, @Nullable Installation installation) throws Exception {
        var secret = clients.openSealedSecret(client.id()).orElseThrow().reveal();
        var form = new StringBuilder("grant_type=client_credentials");
        if (installation != null) {
            form.append("&installation_id=").append(installation.id());
        }
        var basic = Base64.getEncoder().encodeToString((client.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oidc/token"))
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(response.body())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> pull(String bearer, String query) {
        return get(bearer, query, "application/json");
    }

    private HttpResponse<String> get(String bearer, String query, String accept) {
        return HTTP.sendAsync(request(bearer, query, accept).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private HttpResponse<InputStream> stream(String bearer, String query) throws Exception {
        return HTTP.send(
                request(bearer, query, "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<InputStream> streamFrom(String bearer, String last) throws Exception {
        return HTTP.send(
                request(bearer, "", "text/event-stream")
                        .header("Last-Event-ID", last)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String bearer, String query, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/events" + query))
                .header("Host", "localhost:8080")
                .header("Accept", accept)
                .header("Authorization", "Bearer " + bearer);
    }

    private HttpResponse<String> open(URI url, String bearer) throws Exception {
        var here = URI.create("http://localhost:" + port + url.getRawPath() + "?" + url.getRawQuery());
        return HTTP.send(
                HttpRequest.newBuilder(here)
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Bearer " + bearer)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void awaitReaders(int count) {
        var gauge = meters.get("patchbay.lifecycle.readers").gauge();
        await().atMost(Duration.ofSeconds(20)).until(() -> gauge.value() == count);
    }

    private static List<JsonNode> events(HttpResponse<String> answer) {
        List<JsonNode> events = new ArrayList<>();
        JsonMapper.shared().readTree(answer.body()).path("events").forEach(events::add);
        return events;
    }

    private static String next(HttpResponse<String> answer) {
        return URLEncoder.encode(
                JsonMapper.shared().readTree(answer.body()).path("next").asString(), StandardCharsets.UTF_8);
    }

    private static void read(InputStream body, List<String> lines, CompletableFuture<Long> ended) {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                line = reader.readLine();
            }
        } catch (IOException closed) {
            lines.add("closed");
        }
        ended.complete(System.nanoTime());
    }
}
