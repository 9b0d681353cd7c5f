package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prompt=login} and {@code max_age}: nobody but we can say in an address that the person has been asked already. */
class SignInMarkTests extends ConformanceScene {

    @ParameterizedTest
    @ValueSource(strings = {"prompt", "max_age"})
    void believesNoForgedMoment(String wish) {
        TestBrowser browser = signedIn(apps.member);
        clock.advance(Duration.ofSeconds(5));
        String request = request(Map.of(wish, wish.equals("prompt") ? "login" : "1"));
        long past = clock.instant().minus(Duration.ofMinutes(20)).toEpochMilli();

        for (String forged : new String[] {String.valueOf(past), past + "-x", "AAAA", "%00", "-1", ""}) {
            URI location = browser.get(request + "&patchbay_asked=" + forged).location();
            assertThat(location.getPath()).as(forged).isEqualTo("/login");
        }
    }

    @Test
    void believesNoMomentThatWasMeantForAnotherRequest() {
        TestBrowser browser = signedIn(apps.member);
        URI login = browser.get(request(Map.of("prompt", "login", "state", "first")))
                .location();
        String back = TestBrowser.parameter(login, "return").orElseThrow();
        String mark = back.substring(back.indexOf("patchbay_asked="));
        assertThat(signInAgain(browser, login).location().toString()).contains("code=");

        URI replayed = browser.get(request(Map.of("prompt", "login", "state", "second")) + "&" + mark)
                .location();

        assertThat(replayed.getPath()).isEqualTo("/login");
    }

    @Test
    void carriesTheLongestRequestThroughASignIn() {
        String shorter = request(Map.of("prompt", "login"));
        String longest = request(Map.of("prompt", "login", "display", "p".repeat(4096 - shorter.length() - 9)));
        TestBrowser browser = signedIn(apps.member);
        URI login = browser.get(longest).location();
        assertThat(login.getPath()).isEqualTo("/login");

        assertThat(signInAgain(browser, login).location().toString()).contains("code=");
        assertThat(browser.get(longest + "ppp").statusCode()).isEqualTo(400);
    }
}
