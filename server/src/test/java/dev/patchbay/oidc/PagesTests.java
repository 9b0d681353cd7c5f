package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTests extends ProviderScene {

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout", "/setup?token=nothing", "/oidc/auth?client_id=nobody"})
    void areWholePagesThatNobodyKeepsOrFrames(String path) {
        var answer = browser().get(path);

        assertThat(answer.body()).contains("<h1>").contains("</html>").doesNotContain("??");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'")
                .contains("form-action 'self'");
    }

    @ParameterizedTest
    @CsvSource({
        "/apps, /apps",
        "/listings/customer-service?a=b, /listings/customer-service?a=b",
        "/organization?q=кофе%20é%20中, /organization?q=%D0%BA%D0%BE%D1%84%D0%B5%20%C3%A9%20%E4%B8%AD",
        "https://evil.example/, /",
        "//evil.example/, /",
        "/\\evil.example/, /",
        "/%2f%2fevil.example/, /",
        "javascript:alert(1), /",
        "'', /",
    })
    void leadOnWithinThisSiteOnly(String wanted, String destination) {
        var form = new HashMap<>(Map.of("email", apps.member.email(), "password", apps.member.password()));
        form.put("return", wanted);

        TestBrowser browser = browser();
        assertThat(browser.submit("/login", form).location().toString()).isEqualTo(destination);
        String path = "/login?" + TestBrowser.query(Map.of("return", wanted));
        assertThat(browser.get(path).location().toString()).isEqualTo(destination);
    }

    @Test
    void sayTheSameForAWrongPasswordAndAnUnknownAddress() {
        var wrong = browser().submit("/login", Map.of("email", apps.member.email(), "password", "not the password"));
        var unknown = browser().submit("/login", Map.of("email", "nobody@example.com", "password", "not the password"));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("role=\"alert\"");
        assertThat(wrong.body().replace(apps.member.email(), ""))
                .isEqualTo(unknown.body().replace("nobody@example.com", ""));
    }

    @Test
    void tellHowLongToWaitAfterTooManyAttempts() {
        Map<String, String> guess = Map.of("email", apps.owner.email(), "password", "not the password");
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(browser().submit("/login", guess).statusCode()).isEqualTo(401);
        }

        var answer = browser().submit("/login", guess);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After").map(Integer::valueOf).orElseThrow())
                .isBetween(1, 901);
        assertThat(answer.body()).contains("Too many attempts").contains("Wait 15 minutes");
        // the right password does not open either: it would tell the guesser
        assertThat(browser()
                        .submit("/login", Map.of("email", apps.owner.email(), "password", apps.owner.password()))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void giveANewSessionAtEachSignIn() {
        TestBrowser browser = signedIn(apps.member);
        String before = browser.cookies().get("patchbay");

        browser.submit("/login", Map.of("email", apps.member.email(), "password", apps.member.password()));

        assertThat(browser.cookies().get("patchbay")).isNotEqualTo(before);
        TestBrowser old = browser();
        old.cookies().put("patchbay", before);
        assertThat(json.readTree(old.get("/api/session").body()).get("account").isNull())
                .isTrue();
    }

    @Test
    void askOnceMoreWhoItIs() {
        assertThat(browser().get("/step-up?return=/settings").location().toString())
                .startsWith("/login?")
                .contains("return=%2Fsettings");
        TestBrowser browser = signedIn(apps.member);
        String before = browser.cookies().get("patchbay");
        assertThat(browser.get("/step-up?return=/settings").body())
                .contains("<h1>")
                .contains("value=\"/settings\"")
                .contains(apps.member.email())
                .doesNotContain("??");
        assertThat(browser.submit("/step-up", Map.of("password", "wrong", "return", "/settings"))
                        .statusCode())
                .isEqualTo(401);

        var answer = browser.submit("/step-up", Map.of("password", apps.member.password(), "return", "/settings"));

        assertThat(answer.location().toString()).isEqualTo("/settings");
        assertThat(browser.cookies().get("patchbay")).isNotEqualTo(before);
        assertThat(browser.submit("/step-up", Map.of("password", apps.member.password(), "return", "//evil.example"))
                        .location()
                        .toString())
                .isEqualTo("/");
    }

    @Test
    void refuseAFormThatAnotherSiteSends() {
        var answer = browser().submitAs("x", "y", "/login", Map.of("email", "a@example.com", "password", "b"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
