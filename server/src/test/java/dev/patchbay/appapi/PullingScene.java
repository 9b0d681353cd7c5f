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
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import dev.patchbay.lifecycle.ReadableEvents;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
abstract class PullingScene {

    static final HttpClient HTTP = HttpClient.newHttpClient();

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

    AccountId owner;
    IntegrationId integration;
    Client own;
    String token;

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

    IntegrationId list() throws Exception {
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

    Installation install() {
        var organization = organizations.create(Slug.of("o-" + ids.next()), "Customer", owner, owner);
        return installs.install(integration, organization.id(), owner).installation();
    }

    String token(Client client, @Nullable Installation installation) throws Exception {
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

    /** What can be read once everything that happened can be. */
    HttpResponse<String> pull(String bearer, String query) {
        ReadableEvents.await(jdbc, integration);
        return get(bearer, query, "application/json");
    }

    HttpResponse<String> get(String bearer, String query, String accept) {
        return HTTP.sendAsync(request(bearer, query, accept).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    HttpResponse<InputStream> stream(String bearer, String query) throws Exception {
        return HTTP.send(
                request(bearer, query, "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> streamFrom(String bearer, String last) throws Exception {
        return HTTP.send(
                request(bearer, "", "text/event-stream")
                        .header("Last-Event-ID", last)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpRequest.Builder request(String bearer, String query, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/events" + query))
                .header("Host", "localhost:8080")
                .header("Accept", accept)
                .header("Authorization", "Bearer " + bearer);
    }

    HttpResponse<String> open(URI url, String bearer) throws Exception {
        var here = URI.create("http://localhost:" + port + url.getRawPath() + "?" + url.getRawQuery());
        return HTTP.send(
                HttpRequest.newBuilder(here)
                        .header("Host", "localhost:8080")
                        .header("Authorization", "Bearer " + bearer)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void awaitReaders(int count) {
        var gauge = meters.get("patchbay.lifecycle.readers").gauge();
        await().until(() -> gauge.value() == count);
    }

    static List<JsonNode> events(HttpResponse<String> answer) {
        List<JsonNode> events = new ArrayList<>();
        JsonMapper.shared().readTree(answer.body()).path("events").forEach(events::add);
        return events;
    }

    static String next(HttpResponse<String> answer) {
        return URLEncoder.encode(
                JsonMapper.shared().readTree(answer.body()).path("next").asString(), StandardCharsets.UTF_8);
    }

    static void read(InputStream body, List<String> lines, CompletableFuture<Long> ended) {
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
