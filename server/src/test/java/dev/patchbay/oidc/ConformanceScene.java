package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the OpenID Foundation's test plans for providers expect, reproduced over HTTP; each test is named after its module. The
 * suite itself was not run. docs/reference/provider.md says what is reproduced and what is not.
 */
class ConformanceScene extends ReachableScene {

    static final String GOODBYE = "http://127.0.0.1:9393/goodbye";

    /** A confidential client with a nonce and no proof key, as the suite registers it. */
    String request(Map<String, String> replaced) {
        var parameters = new HashMap<>(Map.of("code_challenge", "", "code_challenge_method", ""));
        parameters.put("scope", "openid");
        parameters.putAll(replaced);
        return TestApps.authorize(apps.legacy, parameters);
    }

    String code(TestBrowser browser, Map<String, String> replaced) {
        URI location = browser.get(request(replaced)).location();
        return TestBrowser.parameter(location, "code").orElseThrow(() -> new AssertionError("no code in " + location));
    }

    JsonNode tokens(TestBrowser browser, Map<String, String> replaced) {
        TokenAnswer answer = token(apps.legacy, redemption(code(browser, replaced)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    Map<String, String> redemption(String code) {
        return Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", apps.legacy.redirectUri());
    }

    static JWTClaimsSet idToken(JsonNode tokens) throws Exception {
        return SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet();
    }

    JsonNode userinfo(JsonNode tokens) {
        return json.readTree(
                browser().get("/oidc/me", tokens.get("access_token").asString()).body());
    }

    /** Fills in the page that the request led to, and comes back. */
    TestBrowser.Answer signInAgain(TestBrowser browser, URI login) {
        String back = TestBrowser.parameter(login, "return").orElseThrow();
        browser.submit(
                "/login", Map.of("email", apps.member.email(), "password", apps.member.password(), "return", back));
        return browser.get(back);
    }
}
