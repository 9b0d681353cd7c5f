package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LogoutTests extends ProviderScene {

    private static final String HOME = "http://127.0.0.1:9191";

    @Test
    void signsOutWithoutAQuestionWhenTheAppProvesWhichSessionItMeans() {
        TestBrowser browser = signedIn(apps.member);

        var answer = browser.get(endSession(
                Map.of("id_token_hint", idToken(browser), "post_logout_redirect_uri", HOME, "state", "a b")));

        assertThat(answer.location().toString()).isEqualTo(HOME + "?state=a%20b");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void asksFirstWithoutProof() {
        TestBrowser browser = signedIn(apps.member);

        var answer =
                browser.get(endSession(Map.of("client_id", apps.desk.clientId(), "post_logout_redirect_uri", HOME)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Sign out?");
        assertThat(isSignedIn(browser)).isTrue();
        var confirmed =
                browser.submit("/logout", Map.of("client_id", apps.desk.clientId(), "post_logout_redirect_uri", HOME));
        assertThat(confirmed.body()).contains("0;url=" + HOME);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void asksFirstWhenTheAppMeansAnotherSession() {
        String hint = idToken(signedIn(apps.member));
        TestBrowser browser = signedIn(apps.member);

        var answer = browser.get(endSession(Map.of("id_token_hint", hint)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://127.0.0.1:9191/elsewhere",
                "http://127.0.0.1:9192",
                "http://127.0.0.1:9191@evil.example"
            })
    void goesToNoAddressThatTheAppDidNotRegister(String address) {
        TestBrowser browser = signedIn(apps.member);
        String hint = idToken(browser);

        var asked = browser.get(endSession(Map.of("id_token_hint", hint, "post_logout_redirect_uri", address)));
        var confirmed = browser.submit("/logout", Map.of("id_token_hint", hint, "post_logout_redirect_uri", address));

        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.redirects()).isFalse();
        assertThat(confirmed.body()).contains("You are signed out").doesNotContain(address);
    }

    @Test
    void believesNoForeignHint() {
        TestBrowser browser = signedIn(apps.member);
        String forged = idToken(browser).replaceFirst("\\.[^.]*$", ".AAAA");

        assertThat(browser.get(endSession(Map.of("id_token_hint", forged))).statusCode())
                .isEqualTo(400);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void takesTheSessionsTokensAlong() {
        TestBrowser browser = signedIn(apps.member);
        JsonNode tokens = tokens(browser);

        browser.submit("/logout", Map.of());

        await().until(() -> !active(apps.desk, tokens.get("access_token").asString()));
    }

    private String idToken(TestBrowser browser) {
        return tokens(browser).get("id_token").asString();
    }

    private JsonNode tokens(TestBrowser browser) {
        var location = browser.get(TestApps.authorize(apps.desk)).location();
        return redeem(apps.desk, TestBrowser.parameter(location, "code").orElseThrow())
                .body();
    }

    private boolean isSignedIn(TestBrowser browser) {
        return !json.readTree(browser.get("/api/session").body()).get("account").isNull();
    }

    private static String endSession(Map<String, String> parameters) {
        return "/oidc/session/end?" + TestBrowser.query(new HashMap<>(parameters));
    }
}
