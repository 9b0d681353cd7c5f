package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.NewIntegration;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.installs.Consent;
import dev.patchbay.installs.OwnApps;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.kernel.Slug;
import dev.patchbay.vetting.TestIntegration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import tools.jackson.databind.node.ObjectNode;

/** A developer whose server is a real one on this machine, and the widgets that they publish. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class FramesScene {

    static final TestIntegration SERVER = new TestIntegration();
    static final String BASE = "http://localhost:8080";
    static final String WIDGETS = "http://widgets.localhost:8080";
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Publishing publishing;

    @Autowired
    Catalog catalog;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    OwnApps ownApps;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    Account developer;
    Organization publisher;
    private @Nullable String cookie;

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry settings) {
        settings.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + SERVER.port());
        settings.add("patchbay.jobs.poll", () -> "25ms");
    }

    @BeforeEach
    void aDeveloper() {
        developer = person(PlatformRole.DEVELOPER);
        publisher = organizations.create(Slug.of("p-" + ids.next()), "Tides Ltd", developer.id(), developer.id());
    }

    /** A widget whose server gives this script. */
    record Widget(IntegrationId id, String name, String script) {

        String sha256() {
            return Sha256.hex(script);
        }
    }

    Widget widget(String script, String... more) {
        String name = "w-" + ids.next();
        IntegrationId id = publishing.register(
                new NewIntegration(Slug.of(name), "Display of " + name, IntegrationType.WIDGET, null),
                publisher.id(),
                developer.id());
        var widget = new Widget(id, name, script);
        serve(name, script);
        draft(widget, "1.0.0", more);
        return widget;
    }

    void draft(Widget widget, String version, String... more) {
        publishing.saveDraft(widget.id, manifest(widget.name, version, more), null, developer.id());
    }

    static String manifest(String name, String version, String... more) {
        ObjectNode manifest =
                (ObjectNode) JsonMapper.shared().readTree("""
                {"name": "%1$s", "display_name": "Display of %1$s", "version": "%2$s", "type": "widget",
                 "description": "Shows the tide.", "base_url": "%3$s", "install_targets": ["user"],
                 "widget": {"min_size": {"width": 2, "height": 1}, "max_size": {"width": 20, "height": 9}}}
                """.formatted(name, version, SERVER.url("/" + name)));
        for (String member : more) {
            ((ObjectNode) JsonMapper.shared().readTree("{" + member + "}"))
                    .properties()
                    .forEach(added -> manifest.set(added.getKey(), added.getValue()));
        }
        SERVER.on(
                "/" + name + "/manifest",
                200,
                "application/json",
                manifest.path("widget").toString());
        return manifest.toString();
    }

    static void serve(String name, String script) {
        SERVER.on("/" + name + "/bundle", 200, "text/javascript", script);
    }

    Widget published(String script, String... more) {
        Widget widget = widget(script, more);
        publishing.publish(widget.id, null, developer.id());
        return widget;
    }

    /** A script that no other test has. */
    String script() {
        return "patchbay.ready(); // " + ids.next();
    }

    Account person(PlatformRole... roles) {
        var name = "p-" + ids.next();
        return accounts.create(new NewAccount(
                name.toLowerCase(Locale.ROOT) + "@example.com", true, name, Secret.of(PASSWORD), Set.of(roles)));
    }

    void signIn(Account person) {
        cookie = null;
        api("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD));
        assertThat(cookie).isNotNull();
    }

    InstallationId install(Widget widget, Account person) {
        var asked = ownApps.asked(widget.id(), person.id());
        Set<String> all = new HashSet<>();
        asked.wanted().forEach(wanted -> all.add(wanted.name()));
        return ownApps.install(widget.id(), new Consent(asked.version(), all, Locale.ENGLISH), person.id())
                .installation()
                .id();
    }

    JsonNode place(InstallationId installation) {
        var answer = api(
                "POST",
                "/api/dashboard/placements",
                Map.of(
                        "placements",
                        List.of(Map.of(
                                "widget", "integration", "installation", installation.toString(), "w", 3, "h", 3))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("placements").path(0);
    }

    long audited(String action, String subject) {
        return jdbc.sql("select count(*) from audit.entry where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    HttpResponse<String> api(String method, String path, @Nullable Object body) {
        return api(method, path, body, BASE);
    }

    HttpResponse<String> api(String method, String path, @Nullable Object body, String origin) {
        Map<String, String> headers =
                new HashMap<>(Map.of("Host", "localhost:8080", "Origin", origin, "Content-Type", "application/json"));
        if (cookie != null) {
            headers.put("Cookie", cookie);
        }
        var answer =
                send(method, path, body == null ? null : JsonMapper.shared().writeValueAsString(body), headers);
        answer.headers()
                .firstValue("Set-Cookie")
                .filter(set -> set.startsWith("patchbay="))
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }

    /** On the widgets' host. */
    HttpResponse<String> frames(String path) {
        return frames("GET", path, null);
    }

    HttpResponse<String> frames(String method, String path, @Nullable String body) {
        return send(method, path, body, Map.of("Host", "widgets.localhost:8080", "Origin", "null"));
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static String problem(HttpResponse<String> answer) {
        return json(answer).path("type").asString("").replace("/problems/", "");
    }
}
