package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.installs.SuspensionCause;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTests extends ProviderScene {

    @Test
    void answersAMemberWithoutAQuestion() {
        var answer = signedIn(apps.member).get(TestApps.authorize(apps.desk));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.location().toString()).startsWith(apps.desk.redirectUri() + "?code=");
        assertThat(parameter(answer, "state")).isEqualTo("/tickets?of=me");
        assertThat(parameter(answer, "iss")).isEqualTo(ISSUER);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://127.0.0.1:9191/auth/callback/",
                "http://127.0.0.1:9191/auth/callback.evil",
                "http://127.0.0.1:9191/auth/callback?x=1",
                "http://127.0.0.1:9191/auth/callback#x",
                "http://127.0.0.1:9191/auth/../auth/callback",
                "http://127.0.0.1:9191/auth/x/../callback",
                "http://127.0.0.1:9191/auth%2fcallback",
                "http://127.0.0.1:9191/Auth/callback",
                "HTTP://127.0.0.1:9191/auth/callback",
                "http://127.0.0.1:9192/auth/callback",
                "http://127.0.0.1/auth/callback",
                "http://127.0.0.2:9191/auth/callback",
                "http://localhost:9191/auth/callback",
                "https://127.0.0.1:9191/auth/callback",
                "http://user@127.0.0.1:9191/auth/callback",
                "http://127.0.0.1:9191@evil.example/auth/callback",
                "http://127.0.0.1:9191.evil.example/auth/callback",
                "//127.0.0.1:9191/auth/callback",
                "http://127.0.0.1:9191/auth/callback\\",
                "http://127.0.0.1:9191/auth/callback ",
                "javascript:alert(1)",
            })
    void neverRedirectsToAnAddressThatIsNotTheRegisteredOne(String nearMiss) {
        String request = TestApps.authorize(apps.desk, Map.of("redirect_uri", nearMiss));

        for (TestBrowser browser : new TestBrowser[] {browser(), signedIn(apps.member)}) {
            var answer = browser.get(request);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.redirects()).isFalse();
            assertThat(answer.body())
                    .contains("This link cannot be used")
                    .doesNotContainPattern("(href|action|url)=\"?https?://[^\"]*evil");
        }
    }

    @Test
    void showsAPageForAnUnknownClient() {
        var answer = browser().get(TestApps.authorize(apps.desk, Map.of("client_id", "c_unknown")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
    }

    @Test
    void showsAPageForARepeatedParameter() {
        var answer = signedIn(apps.member).get(TestApps.authorize(apps.desk) + "&scope=openid");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, short, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, '', unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "prompt, none login, invalid_request",
        "prompt, whatever, invalid_request",
        "max_age, soon, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://evil.example/, request_uri_not_supported",
        "resource, https://elsewhere.example/, invalid_target",
        "scope, openid data:read, invalid_scope",
    })
    void tellsTheAppWhatIsWrong(String parameter, String value, String error) {
        var answer = signedIn(apps.member).get(TestApps.authorize(apps.desk, Map.of(parameter, value)));

        assertThat(answer.location().toString()).startsWith(apps.desk.redirectUri() + "?error=");
        assertThat(parameter(answer, "error")).isEqualTo(error);
        assertThat(parameter(answer, "state")).isEqualTo("/tickets?of=me");
        assertThat(parameter(answer, "iss")).isEqualTo(ISSUER);
    }

    @Test
    void keepsNoNonceThatIsLongOrHoldsControlCharacters() {
        for (String nonce : new String[] {"n".repeat(513), "n\0n"}) {
            var answer = signedIn(apps.member).get(TestApps.authorize(apps.desk, Map.of("nonce", nonce)));

            assertThat(parameter(answer, "error")).isEqualTo("invalid_request");
        }
    }

    @Test
    void demandsAProofKeyOfAppsThatStartTheirLogin() {
        var answer = signedIn(apps.member)
                .get(TestApps.authorize(apps.desk, Map.of("code_challenge", "", "code_challenge_method", "")));

        assertThat(parameter(answer, "error")).isEqualTo("invalid_request");
    }

    @Test
    void asksToSignInAndComesBackToTheSameRequest() {
        TestBrowser browser = browser();
        URI login = browser.get(TestApps.authorize(apps.desk)).location();
        assertThat(login.getPath()).isEqualTo("/login");
        String back = TestBrowser.parameter(login, "return").orElseThrow();

        var onward = browser.submit(
                "/login", Map.of("email", apps.member.email(), "password", apps.member.password(), "return", back));

        // A page and no redirect: form-action 'self' would stop a redirect to the app.
        assertThat(onward.statusCode()).isEqualTo(200);
        assertThat(onward.body()).contains("http-equiv=\"refresh\"").contains("/oidc/auth?");
        assertThat(browser.get(back).location().toString()).startsWith(apps.desk.redirectUri() + "?code=");
    }

    @Test
    void saysLoginRequiredWhereNobodyMayBeAsked() {
        var answer = browser().get(TestApps.authorize(apps.desk, Map.of("prompt", "none")));

        assertThat(parameter(answer, "error")).isEqualTo("login_required");
        assertThat(parameter(answer, "iss")).isEqualTo(ISSUER);
    }

    @Test
    void refusesWhoIsNoMemberAndTellsWhy() {
        var answer = signedIn(apps.stranger).get(TestApps.authorize(apps.desk));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.redirects()).isFalse();
        assertThat(answer.body()).contains("not a member").doesNotContain("Olga Owner");
        assertThat(answer.body()).contains("error=access_denied");
    }

    @Test
    void refusesSilentlyWhereNobodyMayBeAsked() {
        var answer = signedIn(apps.stranger).get(TestApps.authorize(apps.desk, Map.of("prompt", "none")));

        assertThat(parameter(answer, "error")).isEqualTo("access_denied");
    }

    @Test
    void tellsAMemberOfASuspendedAppWhomToAsk() {
        TestBrowser browser = signedIn(apps.member);
        apps.installs.suspend(apps.desk.installation().id(), SuspensionCause.ADMIN, apps.owner.account());

        var answer = browser.get(TestApps.authorize(apps.desk));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("paused for your organization").contains("Olga Owner");
    }

    @Test
    void asksForConsentWhereTheAppWantsItAskedFor() {
        TestBrowser browser = signedIn(apps.member);
        String request = TestApps.authorize(apps.desk, Map.of("prompt", "consent"));

        var page = browser.get(request);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"allow\"", "id=\"deny\"", "Desk", "127.0.0.1:9191");
        var allowed = browser.submit("/consent", Map.of("request", request, "decision", "allow"));
        assertThat(allowed.body()).contains("0;url=" + apps.desk.redirectUri() + "?code=");
        var denied = browser.submit("/consent", Map.of("request", request, "decision", "deny"));
        assertThat(denied.body()).contains("error=access_denied");
    }

    @Test
    void takesConsentFromNobodyElsesPage() {
        String request = TestApps.authorize(apps.desk, Map.of("prompt", "consent"));

        var forged = signedIn(apps.member)
                .submitFrom("http://127.0.0.1:9191", "/consent", Map.of("request", request, "decision", "allow"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).doesNotContain("code=");
    }

    private static String parameter(TestBrowser.Answer answer, String name) {
        return TestBrowser.parameter(answer.location(), name)
                .orElseThrow(() -> new AssertionError(name + " is missing in " + answer.location()));
    }
}
