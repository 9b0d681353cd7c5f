package dev.patchbay.portal;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.FreePort;
import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.CatalogFile;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.installs.SuspensionCause;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator, an organization, and integrations whose webhooks are paths of a real server on this machine. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PortalWorld {

    static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** No answer takes less, so that there is something to measure in milliseconds. */
    private static final long LEAST_LATENCY = 2_000_000;

    /** Where a test may run a program of its own. */
    static final int FREE_PORT = FreePort.find();

    private static final HttpServer RECEIVER = receiver();
    private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, List<Received>> RECEIVED = new ConcurrentHashMap<>();

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
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    Account operator;
    String integration;
    private @Nullable String cookie;

    /** A delivery as it came. */
    record Received(Map<String, String> headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        long sequence() {
            return json().path("sequence").asLong();
        }
    }

    /** What the API answered. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry settings) {
        settings.add(
                "patchbay.egress.development-targets",
                () -> "127.0.0.1:" + RECEIVER.getAddress().getPort() + ",127.0.0.1:" + FREE_PORT);
        settings.add("patchbay.jobs.poll", () -> "25ms");
        settings.add(
                "patchbay.delivery.schedule", () -> "10m,30m"); // nothing is tried again by itself while a test looks
    }

    @BeforeEach
    void anOperatorAndAnIntegration() throws Exception {
        operator = person(PlatformRole.OPERATOR);
        signIn(operator);
        integration = list("hook", "  webhook_url: " + url("/%s"));
    }

    static String url(String path) {
        return "http://127.0.0.1:" + RECEIVER.getAddress().getPort() + path;
    }

    /** The path of an integration answers with this status from now on; 200 before. */
    void answers(int status) {
        ANSWERS.put("/" + integration, status);
    }

    List<Received> received() {
        return RECEIVED.getOrDefault("/" + integration, List.of());
    }

    /** Lists an integration; {@code %s} in the further lines is its name. */
    String list(String beginning, String lines) throws Exception {
        var name = beginning + "-" + ids.next();
        var path = Files.createTempFile("catalog", ".yaml");
        file.apply(Files.writeString(path, """
                        - name: %s
                          display_name: Hook
                          type: app
                          version: 1.0.0
                          description: Does something
                          app_url: https://app.example.com
                          callback_url: https://app.example.com/callback
                          client: per_installation
                          install_targets: [organization]
                        """.formatted(name) + lines.formatted(name) + "\n"), false);
        Files.delete(path);
        return name;
    }

    Installation install(String name) {
        var organization = organizations.create(slug(), "Customer", operator.id(), operator.id());
        return installs.install(catalog.find(Slug.of(name)).orElseThrow().id(), organization.id(), operator.id())
                .installation();
    }

    /** Two more events, once it is set up. */
    void suspendAndResume(Installation installation) {
        until(() -> installs.find(installation.id()).orElseThrow().status() == Status.ACTIVE);
        installs.suspend(installation.id(), SuspensionCause.ADMIN, operator.id());
        installs.resume(installation.id(), SuspensionCause.ADMIN, operator.id());
    }

    Account person(PlatformRole... roles) {
        var name = "p-" + ids.next();
        return accounts.create(new NewAccount(
                name.toLowerCase(Locale.ROOT) + "@example.com", true, name, Secret.of(PASSWORD), Set.of(roles)));
    }

    Slug slug() {
        return Slug.of("c-" + ids.next());
    }

    void signIn(Account person) throws Exception {
        cookie = null;
        var answer = send("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD));
        String set = answer.response().headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
    }

    String cookie() {
        return String.valueOf(cookie);
    }

    /** About the integration of this test. */
    Answer get(String below) throws Exception {
        return send("GET", "/api/developer/integrations/" + integration + below, null);
    }

    /** About the integration of this test. */
    Answer post(String below, Object body) throws Exception {
        return send("POST", "/api/developer/integrations/" + integration + below, body);
    }

    Answer send(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Host", "localhost:8080", "Origin", "http://localhost:8080", "Content-Type", "application/json"));
        if (cookie != null) {
            headers.put("Cookie", cookie);
        }
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, publisher);
        headers.forEach(request::header);
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(json ? response.body() : "{}"), response);
    }

    /** States of the deliveries, the oldest event first. */
    List<String> states() throws Exception {
        return get("/deliveries")
                .body()
                .path("deliveries")
                .valueStream()
                .map(delivery -> delivery.path("sequence").asLong() + " "
                        + delivery.path("type").asString() + " "
                        + delivery.path("state").asString())
                .toList()
                .reversed();
    }

    static void until(Callable<Boolean> condition) {
        await().until(condition);
    }

    private static HttpServer receiver() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                var path = exchange.getRequestURI().getPath();
                Map<String, String> headers = new HashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int status = ANSWERS.getOrDefault(path, 200); // of the moment before a test can know of it
                RECEIVED.computeIfAbsent(path, unknown -> new CopyOnWriteArrayList<>())
                        .add(new Received(headers, body));
                LockSupport.parkNanos(LEAST_LATENCY);
                try (exchange) {
                    var answer = ("{\"seen\":" + JsonMapper.shared().writeValueAsString(body) + "}")
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
                    if (status != 204) {
                        exchange.getResponseBody().write(answer);
                    }
                }
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
