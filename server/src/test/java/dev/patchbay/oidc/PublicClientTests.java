package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.grants.ClientAuthentication;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in a browser (RFC 6749 §2.1, RFC 9700 §2.1.1): no secret, always PKCE, from their own origins. */
class PublicClientTests extends ReachableScene {

    private static final String OWN = "http://127.0.0.1:9191";

    @Test
    void signsInWithAProofKeyAloneAndRefreshes() {
        TestApps.App app = proving(new ClientAuthentication.None());
        String code = codeFor(app, apps.member, "openid offline_access");

        TokenAnswer tokens = open(app, TestApps.redemption(app, code));

        assertThat(tokens.status()).as(tokens.body().toString()).isEqualTo(200);
        TokenAnswer again =
                open(app, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")));
        assertThat(again.status()).isEqualTo(200);
        open(app, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")))
                .isRefusedAs("invalid_grant");
    }

    @Test
    void demandsAProofKeyAlways() {
        TestApps.App app = proving(new ClientAuthentication.None());

        var answer = signedIn(apps.member)
                .get(TestApps.authorize(app, Map.of("code_challenge", "", "code_challenge_method", "")));

        assertThat(answer.location().toString()).contains("error=invalid_request");
        var withoutVerifier = new HashMap<>(TestApps.redemption(app, codeFor(app, apps.member)));
        withoutVerifier.remove("code_verifier");
        open(app, withoutVerifier).isRefusedAs("invalid_grant");
    }

    @Test
    void hasNoTokenOfItsOwnAndLooksIntoNone() {
        TestApps.App app = proving(new ClientAuthentication.None());

        open(app, Map.of("grant_type", "client_credentials")).isRefusedAs("unauthorized_client");
        open("/oidc/token/introspection", app, Map.of("token", "x")).isRefusedAs("unauthorized_client");
    }

    @Test
    void isNoWayIntoClientsThatHaveASecret() {
        unproved("/oidc/token", Map.of("grant_type", "client_credentials", "client_id", apps.kiosk.clientId()))
                .isRefusedAs("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oidc/token",
                "/oidc/token/revocation",
                "/oidc/me",
                "/oidc/jwks",
                "/oidc/.well-known/openid-configuration"
            })
    void letsScriptsOfItsOriginCallAndNoOthers(String path) {
        proving(new ClientAuthentication.None());

        var own = browser().preflight(OWN, path);
        assertThat(own.header("Access-Control-Allow-Origin")).hasValue(OWN);
        assertThat(own.header("Access-Control-Allow-Credentials")).isEmpty();
        for (String other :
                new String[] {"http://127.0.0.1:9192", "https://127.0.0.1:9191", "null", "http://evil.example"}) {
            assertThat(browser().preflight(other, path).header("Access-Control-Allow-Origin"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void letsNoScriptCallWhatIsNotForIt() {
        proving(new ClientAuthentication.None());

        for (String path : new String[] {"/oidc/auth", "/oidc/token/introspection", "/api/session", "/login"}) {
            assertThat(browser().preflight(OWN, path).header("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void refusesItsIdFromAnothersScript() {
        TestApps.App app = proving(new ClientAuthentication.None());
        var form = new HashMap<>(TestApps.redemption(app, codeFor(app, apps.member)));
        form.put("client_id", app.clientId());

        var answer = browser().submitFrom("http://evil.example", "/oidc/token", form);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private TokenAnswer open(TestApps.App app, Map<String, String> form) {
        return open("/oidc/token", app, form);
    }

    private TokenAnswer open(String path, TestApps.App app, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("client_id", app.clientId());
        var answer = browser().submitFrom(OWN, path, all);
        return new TokenAnswer(answer.statusCode(), json.readTree(answer.body()));
    }

    private String codeFor(TestApps.App app, TestApps.Login login, String scope) {
        return TestBrowser.parameter(
                        signedIn(login)
                                .get(TestApps.authorize(app, Map.of("scope", scope)))
                                .location(),
                        "code")
                .orElseThrow();
    }
}
