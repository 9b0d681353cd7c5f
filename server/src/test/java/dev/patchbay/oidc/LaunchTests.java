package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.Sessions;
import dev.patchbay.kernel.LocalPath;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LaunchTests extends ProviderScene {

    private static final String CALLBACK = "http://127.0.0.1:9292/auth/callback";

    @Autowired
    LaunchRequests launches;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcClient sql;

    @Test
    void bringsThePersonToThePathWithACode() {
        TestBrowser browser = signedIn(apps.member);

        URI location = browser.get(launch(browser, "/rooms/7?tab=a")).location();

        assertThat(location.toString()).startsWith(CALLBACK + "?organizationId=" + apps.organization + "&code=");
        assertThat(TestBrowser.parameter(location, "state")).hasValue("/rooms/7?tab=a");
        assertThat(TestBrowser.parameter(location, "iss")).hasValue(ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with", "without", "none"})
    void takesTheRedirectUriInEachFormThatClientsSend(String form) {
        TestBrowser browser = signedIn(apps.member);
        URI location = browser.get(launch(browser, "/")).location();
        String code = TestBrowser.parameter(location, "code").orElseThrow();
        String redirectUri = switch (form) {
            case "with" -> apps.kiosk.redirectUri() + "?organizationId=" + apps.organization;
            case "without" -> apps.kiosk.redirectUri();
            default -> "";
        };
        var parameters = redirectUri.isEmpty()
                ? Map.of("grant_type", "authorization_code", "code", code)
                : Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri);

        TokenAnswer answer = token(apps.kiosk, parameters);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var identity = json.readTree(TestApps.payload(answer.text("id_token")));
        assertThat(identity.get("organization_id").asString()).isEqualTo(apps.organization.toString());
    }

    @Test
    void refusesTheRedirectUriOfAnotherOrganization() {
        TestBrowser browser = signedIn(apps.member);
        String code = TestBrowser.parameter(browser.get(launch(browser, "/")).location(), "code")
                .orElseThrow();

        token(
                        apps.kiosk,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                CALLBACK + "?organizationId=" + apps.kiosk.clientId()))
                .isRefusedAs("invalid_grant");
    }

    @Test
    void worksOnce() {
        TestBrowser browser = signedIn(apps.member);
        String launch = launch(browser, "/");
        assertThat(browser.get(launch).redirects()).isTrue();

        var again = browser.get(launch);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.redirects()).isFalse();
    }

    @Test
    void isOfNoUseInAnotherSession() {
        String launch = launch(signedIn(apps.member), "/");

        for (TestBrowser other : new TestBrowser[] {browser(), signedIn(apps.member), signedIn(apps.owner)}) {
            assertThat(other.get(launch).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void expires() {
        TestBrowser browser = signedIn(apps.member);
        String launch = launch(browser, "/");
        sql.sql("update oidc.launch_request set expires_at = now() - interval '1 second' where client_id = :client")
                .param("client", apps.kiosk.clientId())
                .update();

        assertThat(browser.get(launch).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&state=/x", "&redirect_uri=https://evil.example", "&scope=openid", "&request_uri=again"})
    void takesNothingBesideTheRequest(String further) {
        TestBrowser browser = signedIn(apps.member);

        var answer = browser.get(launch(browser, "/") + further);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
    }

    @Test
    void refusesALaunchedAppsOwnRequest() {
        var answer = signedIn(apps.member).get(TestApps.authorize(apps.kiosk));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.redirects()).isFalse();
        assertThat(answer.body()).contains("opened from Patchbay");
    }

    private String launch(TestBrowser browser, String target) {
        Session session = sessions.resolve(
                        Objects.requireNonNull(browser.cookies().get("patchbay")))
                .orElseThrow();
        URI address = launches.mint(
                session, apps.kiosk.client(), apps.kiosk.installation().id(), LocalPath.parse(target));
        assertThat(address.toString())
                .startsWith(ISSUER + "/auth?client_id=" + apps.kiosk.clientId() + "&request_uri=");
        return address.toString().substring(BASE.length());
    }
}
