package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The form-post, config and rp-initiated-logout plans; the back-channel plan is in {@link BackChannelLogoutTests}. */
class OpenidConformanceFurtherTests extends ConformanceScene {

    @Test
    void oidccFormpostServer() {
        var page = signedIn(apps.member).get(request(Map.of("response_mode", "form_post", "state", "s-1")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("method=\"post\"", "action=\"" + apps.legacy.redirectUri() + "\"", "id=\"continue\"")
                .contains("name=\"code\"", "value=\"s-1\"", "name=\"iss\"");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://127.0.0.1:9393")
                .contains("frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).hasValue("no-store");
        String code = page.body().replaceAll("(?s).*name=\"code\" value=\"([^\"]+)\".*", "$1");
        assertThat(token(apps.legacy, redemption(code)).status()).isEqualTo(200);
    }

    @Test
    void oidccFormpostPromptNoneNotLoggedIn() {
        var page = browser().get(request(Map.of("response_mode", "form_post", "prompt", "none")));

        assertThat(page.body()).contains("name=\"error\" value=\"login_required\"");
    }

    @Test
    void lendsNoMarkupToAStateThatHoldsSome() {
        String state = "\"><script>alert(1)</script><x y=\"";

        String page = signedIn(apps.member)
                .get(request(Map.of("response_mode", "form_post", "state", state)))
                .body();

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void oidccDiscoveryEndpointVerification() {
        JsonNode metadata = json.readTree(
                browser().get("/oidc/.well-known/openid-configuration").body());

        assertThat(metadata.get("issuer").asString()).isEqualTo(ISSUER);
        for (String name : List.of(
                "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint")) {
            assertThat(metadata.get(name).asString()).startsWith(ISSUER + "/");
        }
        assertThat(words(metadata, "response_types_supported")).containsExactly("code");
        assertThat(words(metadata, "subject_types_supported")).containsExactly("public");
        assertThat(words(metadata, "id_token_signing_alg_values_supported")).contains("RS256");
        assertThat(words(metadata, "scopes_supported")).contains("openid", "offline_access");
        assertThat(metadata.get("request_uri_parameter_supported").asBoolean()).isFalse();
        assertThat(metadata.get("backchannel_logout_session_supported").asBoolean())
                .isTrue();
    }

    private static List<String> words(JsonNode metadata, String name) {
        var words = new ArrayList<String>();
        metadata.get(name).forEach(word -> words.add(word.asString()));
        return words;
    }

    @Test
    void oidccRpInitiatedLogoutAlsoWithAnExpiredHint() {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();
        clock.advance(Duration.ofHours(2));

        var answer =
                browser.get(end(Map.of("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE, "state", "s 1")));

        assertThat(answer.location().toString()).isEqualTo(GOODBYE + "?state=s%201");
        assertThat(TestBrowser.parameter(
                        browser.get(request(Map.of("prompt", "none"))).location(), "error"))
                .hasValue("login_required");
    }

    @Test
    void oidccRpInitiatedLogoutNoState() {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();

        var answer = browser.get(end(Map.of("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE)));

        assertThat(answer.location().toString()).isEqualTo(GOODBYE);
    }

    @Test
    void oidccRpInitiatedLogoutByPost() {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();

        var posted = browser.submitFrom(
                "http://127.0.0.1:9393",
                "/oidc/session/end",
                Map.of("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE));

        assertThat(posted.statusCode()).isEqualTo(303);
        URI again = posted.location();
        assertThat(browser.get(again.getPath() + "?" + again.getRawQuery())
                        .location()
                        .toString())
                .isEqualTo(GOODBYE);
    }

    @Test
    void oidccRpInitiatedLogoutBadIdTokenHintAndModifiedIdTokenHint() {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();

        for (String bad : List.of("bad", hint.substring(0, hint.length() - 8) + "AAAAAAAA")) {
            var answer = browser.get(end(Map.of("id_token_hint", bad, "post_logout_redirect_uri", GOODBYE)));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.redirects()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9393/other", GOODBYE + "?foo=bar"})
    void oidccRpInitiatedLogoutBadPostLogoutRedirectUriAndQueryAdded(String address) {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();

        var answer = browser.get(end(Map.of("id_token_hint", hint, "post_logout_redirect_uri", address)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
    }

    @Test
    void oidccRpInitiatedLogoutNoParamsOnlyStateAndNoIdTokenHint() {
        TestBrowser browser = signedIn(apps.member);

        assertThat(browser.get("/oidc/session/end").body()).contains("/logout");
        assertThat(browser.get(end(Map.of("state", "s"))).statusCode()).isEqualTo(200);
        assertThat(browser.get(end(Map.of("post_logout_redirect_uri", GOODBYE))).redirects())
                .isFalse();
        assertThat(browser.get(end(Map.of("client_id", apps.legacy.clientId(), "post_logout_redirect_uri", GOODBYE)))
                        .body())
                .contains("Sign out?");
    }

    private static String end(Map<String, String> parameters) {
        return "/oidc/session/end?" + TestBrowser.query(parameters);
    }
}
