package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Patchbay with an organization, its people and its apps; each test has its own. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProviderScene {

    static final String BASE = "http://localhost:8080";
    static final String ISSUER = BASE + "/oidc";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper json;

    TestApps apps;

    @BeforeEach
    void furnish() {
        apps = new TestApps(context);
    }

    /** A browser in which nobody is signed in. */
    TestBrowser browser() {
        return new TestBrowser(http, port);
    }

    TestBrowser signedIn(TestApps.Login login) {
        TestBrowser browser = browser();
        var answer = browser.submit("/login", Map.of("email", login.email(), "password", login.password()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return browser;
    }

    /** The app, asking for tokens. */
    TokenAnswer token(TestApps.App app, Map<String, String> form) {
        return asClient(app, "/oidc/token", form);
    }

    TokenAnswer asClient(TestApps.App app, String path, Map<String, String> form) {
        var answer = browser().submitAs(app.clientId(), app.secret(), path, form);
        return new TokenAnswer(
                answer.statusCode(), answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body()));
    }

    TokenAnswer redeem(TestApps.App app, String code) {
        return token(app, TestApps.redemption(app, code));
    }

    /** Brings the person through the whole of the app's login, to its tokens. */
    JsonNode tokensFor(TestApps.App app, TestApps.Login login) {
        TokenAnswer answer = redeem(app, codeFor(app, login));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    String codeFor(TestApps.App app, TestApps.Login login) {
        URI location = signedIn(login).get(TestApps.authorize(app)).location();
        return TestBrowser.parameter(location, "code").orElseThrow();
    }

    boolean active(TestApps.App app, String accessToken) {
        return asClient(app, "/oidc/token/introspection", Map.of("token", accessToken))
                .body()
                .get("active")
                .asBoolean();
    }

    /** What the token endpoint, or one beside it, answered. */
    record TokenAnswer(int status, JsonNode body) {

        void isRefusedAs(String error) {
            assertThat(status).as(body.toString()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
            assertThat(body.get("error").asString()).isEqualTo(error);
            assertThat(body.has("access_token")).isFalse();
        }

        String text(String field) {
            return body.get(field).asString();
        }
    }
}
