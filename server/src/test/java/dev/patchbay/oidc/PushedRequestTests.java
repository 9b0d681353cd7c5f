package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.limits.Throttle;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9126. */
class PushedRequestTests extends ReachableScene {

    @Test
    void answersARequestThatTheClientSentItself() {
        TokenAnswer pushed = push(Map.of());

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.body().get("expires_in").asInt()).isPositive();
        URI location = signedIn(apps.member).get(address(pushed)).location();
        assertThat(location.toString()).startsWith(apps.desk.redirectUri() + "?code=");
        assertThat(TestBrowser.parameter(location, "state")).hasValue("/tickets?of=me");
        assertThat(redeem(apps.desk, TestBrowser.parameter(location, "code").orElseThrow())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersOnce() {
        String address = address(push(Map.of()));
        TestBrowser browser = signedIn(apps.member);
        browser.get(address);

        var again = browser.get(address);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.redirects()).isFalse();
    }

    @Test
    void waitsWhileThePersonSignsInAndBelievesNothingElseInTheAddress() {
        TestBrowser browser = browser();
        String address = address(push(Map.of("prompt", "login"))) + "&scope=openid&prompt=none&patchbay_asked=0";
        URI login = browser.get(address).location();
        assertThat(login.getPath()).isEqualTo("/login");
        clock.advance(Duration.ofMinutes(10));
        String back = TestBrowser.parameter(login, "return").orElseThrow();

        browser.submit(
                "/login", Map.of("email", apps.member.email(), "password", apps.member.password(), "return", back));

        assertThat(browser.get(back).location().toString()).startsWith(apps.desk.redirectUri() + "?code=");
    }

    @Test
    void expires() {
        String address = address(push(Map.of()));
        clock.advance(Duration.ofMinutes(2));

        assertThat(signedIn(apps.member).get(address).statusCode()).isEqualTo(400);
    }

    @Test
    void isOfNoUseToAnotherClient() {
        String uri = push(Map.of()).text("request_uri");

        var answer = signedIn(apps.member)
                .get("/oidc/auth?"
                        + TestBrowser.query(Map.of("client_id", apps.legacy.clientId(), "request_uri", uri)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
        assertThat(signedIn(apps.member)
                        .get("/oidc/auth?"
                                + TestBrowser.query(
                                        Map.of("client_id", apps.desk.clientId(), "request_uri", uri + "x")))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://evil.example/, invalid_request",
        "response_type, token, unsupported_response_type",
        "code_challenge_method, plain, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, urn:ietf:params:oauth:request_uri:x, invalid_request",
        "resource, https://elsewhere.example/, invalid_target",
    })
    void saysAtOnceWhatIsWrong(String parameter, String value, String error) {
        push(Map.of(parameter, value)).isRefusedAs(error);
    }

    @Test
    void takesNothingFromSomebodyWhoIsNotTheClient() {
        unproved("/oidc/par", Map.of("client_id", apps.desk.clientId(), "client_secret", "wrong"))
                .isRefusedAs("invalid_client");
        asClient(apps.kiosk, "/oidc/par", Map.of("response_type", "code")).isRefusedAs("unauthorized_client");
        asClient(apps.desk, "/oidc/par", Map.of("client_id", apps.legacy.clientId()))
                .isRefusedAs("invalid_request");
    }

    @Test
    void takesNoMoreThanAClientCanMean() {
        String bucket = "pushed-request:" + apps.desk.clientId() + ":127.0.0.1";
        var throttle = context.getBean(Throttle.class);
        while (throttle.take(bucket, PushedRequestController.PER_CLIENT_AND_ADDRESS) instanceof Throttle.Allowed) {
            // until it is used up
        }

        TokenAnswer refused = push(Map.of());

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error")).isEqualTo("temporarily_unavailable");
    }

    private TokenAnswer push(Map<String, String> replaced) {
        URI request = URI.create(BASE + TestApps.authorize(apps.desk, replaced));
        var form = new HashMap<String, String>();
        for (String parameter : request.getRawQuery().split("&", -1)) {
            String name = parameter.substring(0, parameter.indexOf('='));
            form.put(name, TestBrowser.parameter(request, name).orElseThrow());
        }
        return asClient(apps.desk, "/oidc/par", form);
    }

    private String address(TokenAnswer pushed) {
        return "/oidc/auth?"
                + TestBrowser.query(
                        Map.of("client_id", apps.desk.clientId(), "request_uri", pushed.text("request_uri")));
    }
}
