package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** oidcc-basic-certification-test-plan. */
class OpenidConformanceTests extends ConformanceScene {

    @Test
    void oidccServer() throws Exception {
        JsonNode tokens = tokens(signedIn(apps.member), Map.of("nonce", "n-1"));

        JWTClaimsSet id = idToken(tokens);
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(id.getIssuer()).isEqualTo(ISSUER);
        assertThat(id.getAudience()).containsExactly(apps.legacy.clientId());
        assertThat(id.getClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getClaims()).containsKeys("sub", "iat", "exp", "auth_time", "at_hash");
        assertThat(SignedJWT.parse(tokens.get("id_token").asString())
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("RS256");
    }

    @Test
    void oidccResponseTypeMissing() {
        URI location =
                signedIn(apps.member).get(request(Map.of("response_type", ""))).location();

        assertThat(TestBrowser.parameter(location, "error")).hasValue("unsupported_response_type");
    }

    @Test
    void oidccUserinfoGetPostHeaderAndPostBody() throws Exception {
        JsonNode tokens = tokens(signedIn(apps.member), Map.of());
        String bearer = tokens.get("access_token").asString();

        assertThat(userinfo(tokens).get("sub").asString())
                .isEqualTo(idToken(tokens).getSubject());
        assertThat(browser().postWith(bearer, "/oidc/me", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(browser().submit("/oidc/me", Map.of("access_token", bearer)).statusCode())
                .isEqualTo(200);
        assertThat(browser().get("/oidc/me?access_token=" + bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void oidccScopeProfileEmailAndAll() {
        TestBrowser browser = signedIn(apps.member);

        assertThat(userinfo(tokens(browser, Map.of("scope", "openid profile")))
                        .get("name")
                        .asString())
                .isEqualTo("Mika Member");
        assertThat(userinfo(tokens(browser, Map.of("scope", "openid email")))
                        .get("email")
                        .asString())
                .isEqualTo(apps.member.email());
        JsonNode all = userinfo(tokens(browser, Map.of("scope", "openid profile email")));
        assertThat(all.has("name")).isTrue();
        assertThat(all.get("email_verified").asBoolean()).isTrue();
        assertThat(userinfo(tokens(browser, Map.of())).has("email")).isFalse();
    }

    @Test
    void oidccEnsureOtherScopeOrderSucceeds() {
        assertThat(tokens(signedIn(apps.member), Map.of("scope", "email openid"))
                        .has("id_token"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "popup"})
    void oidccDisplay(String display) {
        assertThat(code(signedIn(apps.member), Map.of("display", display))).isNotEmpty();
    }

    @Test
    void oidccPromptLogin() throws Exception {
        TestBrowser browser = signedIn(apps.member);
        long first = idToken(tokens(browser, Map.of())).getLongClaim("auth_time");
        clock.advance(Duration.ofSeconds(2));

        URI login = browser.get(request(Map.of("prompt", "login"))).location();

        assertThat(login.getPath()).isEqualTo("/login");
        assertThat(browser.get(login.getPath() + "?" + login.getRawQuery()).body())
                .contains("id=\"password\"");
        String code = TestBrowser.parameter(signInAgain(browser, login).location(), "code")
                .orElseThrow();
        long second = idToken(token(apps.legacy, redemption(code)).body()).getLongClaim("auth_time");
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void oidccPromptNoneNotLoggedIn() {
        URI location = browser().get(request(Map.of("prompt", "none"))).location();

        assertThat(TestBrowser.parameter(location, "error")).hasValue("login_required");
        assertThat(TestBrowser.parameter(location, "iss")).hasValue(ISSUER);
    }

    @Test
    void oidccPromptNoneLoggedIn() throws Exception {
        TestBrowser browser = signedIn(apps.member);

        JWTClaimsSet first = idToken(tokens(browser, Map.of()));
        JWTClaimsSet second = idToken(tokens(browser, Map.of("prompt", "none")));

        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getClaim("auth_time")).isEqualTo(first.getClaim("auth_time"));
    }

    @Test
    void oidccMaxAge1() throws Exception {
        TestBrowser browser = signedIn(apps.member);
        long first = idToken(tokens(browser, Map.of())).getLongClaim("auth_time");
        clock.advance(Duration.ofSeconds(2));

        URI login = browser.get(request(Map.of("max_age", "1"))).location();

        assertThat(login.getPath()).isEqualTo("/login");
        String code = TestBrowser.parameter(signInAgain(browser, login).location(), "code")
                .orElseThrow();
        assertThat(idToken(token(apps.legacy, redemption(code)).body()).getLongClaim("auth_time"))
                .isGreaterThan(first);
    }

    @Test
    void oidccMaxAge10000() throws Exception {
        TestBrowser browser = signedIn(apps.member);

        assertThat(idToken(tokens(browser, Map.of("max_age", "10000"))).getClaim("auth_time"))
                .isEqualTo(idToken(tokens(browser, Map.of())).getClaim("auth_time"));
    }

    @Test
    void oidccEnsureRequestWithUnknownParameterSucceeds() {
        assertThat(code(signedIn(apps.member), Map.of("extra", "foobar"))).isNotEmpty();
    }

    @Test
    void oidccIdTokenHint() {
        TestBrowser browser = signedIn(apps.member);
        String hint = tokens(browser, Map.of()).get("id_token").asString();

        assertThat(code(browser, Map.of("prompt", "none", "id_token_hint", hint)))
                .isNotEmpty();
        URI another = signedIn(apps.owner)
                .get(request(Map.of("prompt", "none", "id_token_hint", hint)))
                .location();
        assertThat(TestBrowser.parameter(another, "error")).hasValue("login_required");
    }

    @Test
    void oidccLoginHint() {
        URI login =
                browser().get(request(Map.of("login_hint", "bob@example.com"))).location();

        assertThat(browser().get(login.getPath() + "?" + login.getRawQuery()).body())
                .contains("value=\"bob@example.com\"");
    }

    @Test
    void oidccUiLocales() {
        URI login = browser().get(request(Map.of("ui_locales", "xx de-CH en"))).location();

        assertThat(browser().get(login.getPath() + "?" + login.getRawQuery()).body())
                .contains("lang=\"de\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims_locales=se", "acr_values=1 2", "claims={\"id_token\":{\"acr\":null}}"})
    void oidccClaimsLocalesAcrValuesAndClaimsEssential(String parameter) {
        String[] pair = parameter.split("=", 2);

        assertThat(code(signedIn(apps.member), Map.of(pair[0], pair[1]))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void oidccCodereuseAndCodereuse30seconds(int seconds) {
        String code = code(signedIn(apps.member), Map.of());
        TokenAnswer first = token(apps.legacy, redemption(code));
        clock.advance(Duration.ofSeconds(seconds));

        token(apps.legacy, redemption(code)).isRefusedAs("invalid_grant");

        await().until(() ->
                browser().get("/oidc/me", first.text("access_token")).statusCode() == 401);
    }

    @Test
    void oidccEnsureRegisteredRedirectUri() {
        var answer = signedIn(apps.member).get(request(Map.of("redirect_uri", "https://localhost:8443/other")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
    }

    @Test
    void oidccEnsurePostRequestSucceeds() {
        TestBrowser browser = signedIn(apps.member);
        var form = new HashMap<String, String>();
        URI request = URI.create(BASE + request(Map.of()));
        for (String name : List.of("client_id", "redirect_uri", "response_type", "scope", "state", "nonce")) {
            form.put(name, TestBrowser.parameter(request, name).orElseThrow());
        }

        var posted = browser.submitFrom("http://127.0.0.1:9393", "/oidc/auth", form);

        assertThat(posted.statusCode()).isEqualTo(303);
        URI again = posted.location();
        assertThat(browser.get(again.getPath() + "?" + again.getRawQuery())
                        .location()
                        .toString())
                .startsWith(apps.legacy.redirectUri() + "?code=");
    }

    @Test
    void oidccServerClientSecretPost() {
        var form = new HashMap<>(redemption(code(signedIn(apps.member), Map.of())));
        form.put("client_id", apps.legacy.clientId());
        form.put("client_secret", apps.legacy.secret());

        assertThat(unproved("/oidc/token", form).status()).isEqualTo(200);
    }

    @Test
    void oidccRequestUriUnsignedAndUnsignedRequestObject() {
        TestBrowser browser = signedIn(apps.member);

        assertThat(TestBrowser.parameter(
                        browser.get(request(Map.of("request_uri", "https://example.com/r")))
                                .location(),
                        "error"))
                .hasValue("request_uri_not_supported");
        assertThat(TestBrowser.parameter(
                        browser.get(request(Map.of("request", "eyJhbGciOiJub25lIn0.e30.")))
                                .location(),
                        "error"))
                .hasValue("request_not_supported");
    }

    @Test
    void oidccRefreshToken() throws Exception {
        TestBrowser browser = signedIn(apps.member);
        String request = request(Map.of("scope", "openid offline_access", "prompt", "consent"));
        assertThat(browser.get(request).body()).contains("id=\"allow\"");
        String page = browser.submit("/consent", Map.of("request", request, "decision", "allow"))
                .body();
        String code = page.replaceAll("(?s).*[?;]code=([A-Za-z0-9_-]+).*", "$1");
        JsonNode first = token(apps.legacy, redemption(code)).body();

        TokenAnswer second = token(
                apps.legacy,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        first.get("refresh_token").asString()));

        JWTClaimsSet before = idToken(first);
        JWTClaimsSet after = idToken(second.body());
        assertThat(after.getIssuer()).isEqualTo(before.getIssuer());
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getAudience()).isEqualTo(before.getAudience());
        assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
        assertThat(second.text("refresh_token"))
                .isNotEqualTo(first.get("refresh_token").asString());
    }

    @Test
    void oidccEnsureRequestWithValidPkceSucceeds() {
        String code = TestBrowser.parameter(
                        signedIn(apps.member)
                                .get(TestApps.authorize(apps.legacy))
                                .location(),
                        "code")
                .orElseThrow();

        assertThat(redeem(apps.legacy, code).status()).isEqualTo(200);
    }

    /** Ours: oidcc-ensure-request-without-nonce-succeeds-for-code-flow expects success; we demand a nonce or a proof key. */
    @Test
    void differsWhereNeitherNonceNorProofKeyTiesTheCodeToItsRequest() {
        URI location = signedIn(apps.member).get(request(Map.of("nonce", ""))).location();

        assertThat(TestBrowser.parameter(location, "error")).hasValue("invalid_request");
    }
}
