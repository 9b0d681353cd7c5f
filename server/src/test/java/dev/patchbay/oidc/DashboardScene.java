package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.IntegrationId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A person who lets an app write to the dashboard. */
abstract class DashboardScene extends GatewayScene {

    static final String PROPOSALS = "/v1/dashboard/proposals";

    @Autowired
    JdbcClient jdbc;

    TestApps.Login pia;
    TestApps.App pocket;
    TestBrowser browser;

    @BeforeEach
    void somebodyLetsAnAppWriteToTheDashboard() {
        apps.change("optional_scopes: [email, \"fantasy:read\"]\n  scope_purposes:\n", """
                optional_scopes: [email, "fantasy:read", "dashboard:read", "dashboard:write"]
                  scope_purposes:
                    "dashboard:read": Looks.
                    "dashboard:write": Proposes.
                """);
        pia = apps.person("Pia Person");
        browser = signedIn(pia);
        pocket = apps.own(pia, "dashboard:read", "dashboard:write");
        bringsData(pocket.installation().integration());
    }

    void bringsData(IntegrationId integration) {
        jdbc.sql("""
                        insert into pipeline.source (integration, offered) values (:source, true)
                        on conflict (integration) do update set offered = true
                        """).param("source", integration.value()).update();
        jdbc.sql("""
                        insert into pipeline.schema
                          (source, number, definition, key_fields, compatibility, per_installation, fingerprint, since)
                        values (:source, 1, '{"type":"object"}', '{symbol}', 'NONE', false, '\\x00', now())
                        on conflict do nothing
                        """).param("source", integration.value()).update();
        jdbc.sql("update pipeline.source set schema_number = 1 where integration = :source")
                .param("source", integration.value())
                .update();
    }

    static Map<String, Object> wish(Object... more) {
        Map<String, Object> wish = new LinkedHashMap<>(Map.of(
                "widget",
                "number",
                "title",
                "Price",
                "reason",
                "You asked for it.",
                "config",
                Map.of("record", "[\"TEA\"]", "field", "price"),
                "w",
                1_000_000,
                "h",
                4));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(String.valueOf(more[i]), more[i + 1]);
        }
        return wish;
    }

    HttpResponse<String> propose(Map<String, Object> wish) {
        return post(PROPOSALS, wish, ask(pocket, ""));
    }

    JsonNode state(String id) {
        return read(get(PROPOSALS + "/" + id, ask(pocket, "")));
    }

    HttpResponse<String> answer(String id, String answer) {
        return browser.post("/api/dashboard/proposals/" + id + "/" + answer, "{}")
                .response();
    }

    JsonNode dashboard() {
        return read(browser.get("/api/dashboard").response());
    }

    List<String> bell() {
        return read(browser.get("/api/me/notices?limit=100").response())
                .path("notices")
                .valueStream()
                .map(notice -> notice.path("kind").asString())
                .filter(kind -> kind.equals("placement-proposed"))
                .toList();
    }

    int audited(String action, String subject) {
        return jdbc.sql("select count(*) from audit.entry where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    HttpResponse<String> post(String path, Map<String, Object> body, String token) {
        return send(with("POST", path, body, token));
    }

    HttpResponse<String> patch(String path, Map<String, Object> body, String token) {
        return send(with("PATCH", path, body, token));
    }

    HttpRequest.Builder with(String method, String path, Map<String, Object> body, String token) {
        return call(path, token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    List<String> pointers(HttpResponse<String> answer) {
        assertThat(problem(answer)).as(answer.body()).isEqualTo("invalid-request");
        return read(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    /** A token of the integration for what the person installed. */
    String ask(TestApps.App app, String scope) {
        return token(app, form(app, scope)).text("access_token");
    }

    static Map<String, String> form(TestApps.App app, String scope) {
        var form = new TreeMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "installation_id",
                app.installation().id().toString()));
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        return form;
    }
}
