package dev.patchbay.portal;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.PlatformRole;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Beside the operator a developer who has registered an integration. */
abstract class DeveloperWorld extends PortalWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Account developer;
    Answer registered;

    @BeforeEach
    void aDeveloperWithAnIntegration() throws Exception {
        developer = person(PlatformRole.DEVELOPER);
        signIn(developer);
        registered = register("app");
        integration = registered.body().path("name").asString();
    }

    Answer register(String type) throws Exception {
        String name = "mine-" + ids.next();
        return send(
                "POST",
                "/api/developer/integrations",
                Map.of(
                        "name",
                        name,
                        "displayName",
                        "Mine " + name.substring(name.length() - 12),
                        "type",
                        type,
                        "publisher",
                        Map.of("name", "Müller & Söhne")));
    }

    ObjectNode draft() throws Exception {
        return (ObjectNode)
                JsonMapper.shared().readTree(get("/draft").response().body());
    }

    /** The manifest itself as body. */
    Answer put(String manifest, Map<String, String> headers) throws Exception {
        return raw("PUT", "/api/developer/integrations/" + integration + "/draft", manifest, headers);
    }

    /** What the integration itself signs in with. */
    String token(Answer of) throws Exception {
        String basic = of.body().path("clientId").asString() + ":"
                + URLEncoder.encode(of.body().path("clientSecret").asString(), StandardCharsets.UTF_8);
        var answer = raw(
                "POST",
                "/oidc/token",
                "grant_type=client_credentials",
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))));
        return answer.body().path("access_token").asString();
    }

    Answer raw(String method, String path, String body, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Host", "localhost:8080", "Origin", "http://localhost:8080", "Content-Type", "application/json"));
        headers.putAll(more);
        if (!more.containsKey("Authorization")) {
            headers.put("Cookie", cookie());
        }
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(json ? response.body() : "{}"), response);
    }
}
