package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.grants.NotedUses;
import dev.patchbay.grants.ScopeUses;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A person signs in to an app that they have for themselves, through the integration's own client. */
class OwnSignInTests extends ProviderScene {

    private static final String SCOPE = "openid profile profile:read offline_access";

    @Autowired
    Bearers bearers;

    @Autowired
    ScopeUses uses;

    private TestApps.Login person;

    /** Pocket's client; somebody else has installed it. */
    private TestApps.App pocket;

    @BeforeEach
    void somebodyElseHasTheApp() {
        pocket = apps.own(apps.person("Otto Other"));
        person = apps.person("Pia Person");
    }

    @Test
    void signsInWithTokensThatSpeakOfThePersonAndOfNoOrganization() throws Exception {
        TestApps.App own = apps.own(person, "email");

        JsonNode tokens = tokens(signedIn(person), authorize(SCOPE + " email"));

        var id = SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet();
        assertThat(id.getSubject()).isEqualTo(person.account().toString());
        assertThat(id.getAudience()).containsExactly(pocket.clientId());
        assertThat(id.getClaim("installation_id"))
                .isEqualTo(own.installation().id().toString());
        assertThat(id.getClaim("email")).isEqualTo(person.email());
        assertThat(id.getClaims()).doesNotContainKeys("organization_id", "organization_name", "organization_roles");
        String access = tokens.get("access_token").asString();
        JsonNode claims = json.readTree(TestApps.payload(access));
        assertThat(claims.get("caller").asString()).isEqualTo("delegated");
        assertThat(claims.get("sub").asString()).isEqualTo(person.account().toString());
        assertThat(claims.has("organization_id")).isFalse();
        assertThat(claims.has("organization_roles")).isFalse();
        var caller = bearers.read(access).orElseThrow();
        assertThat(caller.kind()).isEqualTo(CallerKind.DELEGATED);
        assertThat(caller.account()).isEqualTo(person.account());
        JsonNode me = json.readTree(browser().get("/oidc/me", access).body());
        assertThat(me.get("name").asString()).isEqualTo("Pia Person");
        assertThat(me.has("organization_id")).isFalse();
        assertThat(active(pocket, access)).isTrue();
        TokenAnswer again = refresh(tokens);
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);

        asClient(pocket, "/oidc/token/revocation", Map.of("token", again.text("refresh_token")));

        await().until(() -> browser().get("/oidc/me", access).statusCode() == 401);
        refresh(again.body()).isRefusedAs("invalid_grant");
        NotedUses.write(uses);
        assertThat(uses.lastUsed(own.installation().id(), person.account()))
                .containsOnlyKeys("openid", "profile", "email", "offline_access");
    }

    @Test
    void leadsWhoeverHasNotInstalledToConsentAndBackToTheApp() {
        TestBrowser browser = signedIn(person);
        URI consent = browser.get(authorize(SCOPE)).location();
        assertThat(consent.getPath()).isEqualTo("/consent");

        var page = browser.get(consent.toString());

        assertThat(page.body()).contains("Pocket", "127.0.0.1:9494");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://127.0.0.1:9494;", "frame-ancestors 'none'");
        var agreed = new FilledForm(page.body()).tick("email").send(browser, "allow");
        URI code = browser.get(FilledForm.onward(agreed.body()).toString()).location();
        assertThat(code.toString()).startsWith("http://127.0.0.1:9494/auth/callback?code=");
        assertThat(TestBrowser.parameter(code, "iss")).hasValue(ISSUER);
        assertThat(TestBrowser.parameter(code, "state")).hasValue("/tickets?of=me");
        assertThat(redeem(pocket, TestBrowser.parameter(code, "code").orElseThrow())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signsInFirstWhenNobodyIsThere() {
        TestBrowser browser = browser();
        URI login = browser.get(authorize(SCOPE)).location();
        assertThat(login.getPath()).isEqualTo("/login");
        String back = TestBrowser.parameter(login, "return").orElseThrow();

        var signedIn = browser.submit(
                "/login", Map.of("email", person.email(), "password", person.password(), "return", back));

        assertThat(browser.get(FilledForm.onward(signedIn.body()).toString()).location())
                .hasPath("/consent");
    }

    @Test
    void tellsTheAppThatThePersonDidNotAgree() {
        TestBrowser browser = signedIn(person);
        var page = browser.get(browser.get(authorize(SCOPE)).location().toString());

        var denied = new FilledForm(page.body()).send(browser, "deny");

        URI answer = FilledForm.onward(denied.body());
        assertThat(answer.toString()).startsWith("http://127.0.0.1:9494/auth/callback?error=access_denied");
        assertThat(TestBrowser.parameter(answer, "iss")).hasValue(ISSUER);
        assertThat(apps.ownApps.ofAccount(person.account())).isEmpty();
    }

    @Test
    void asksNobodyWhereTheAppWantsNoPage() {
        assertThat(error(signedIn(person), SCOPE)).isEqualTo("consent_required");
        assertThat(error(browser(), SCOPE)).isEqualTo("login_required");
        apps.own(person);
        TestBrowser browser = signedIn(person);
        assertThat(browser.get(authorize(SCOPE, Map.of("prompt", "none")))
                        .location()
                        .toString())
                .contains("code=");
        // email was offered and not ticked: that is answered, and not asked again
        assertThat(scopes(tokens(browser, authorize(SCOPE + " email", Map.of("prompt", "none")))))
                .doesNotContain("email");
        apps.change("\"fantasy:read\"", "\"dashboard:read\"");
        assertThat(error(browser, SCOPE + " dashboard:read")).isEqualTo("consent_required");
        assertThat(error(browser, SCOPE + " data:admin")).isEqualTo("invalid_scope");
    }

    @Test
    void asksOnceForWhatTheAppWantsBesidesAndGivesNoMoreThanWasGiven() {
        apps.own(person);
        apps.change("\"fantasy:read\"", "\"dashboard:read\"");
        TestBrowser browser = signedIn(person);
        String address = authorize(SCOPE + " dashboard:read");
        var page = browser.get(browser.get(address).location().toString());

        var agreed = new FilledForm(page.body()).send(browser, "allow");

        URI code = browser.get(FilledForm.onward(agreed.body()).toString()).location();
        JsonNode tokens = redeem(pocket, TestBrowser.parameter(code, "code").orElseThrow())
                .body();
        assertThat(scopes(tokens)).isEqualTo(ScopeText.parse(SCOPE));
        assertThat(browser.get(address).location().toString())
                .as("not asked again")
                .contains("code=");
    }

    @Test
    void showsThePageWhereTheAppWantsItAndDoesSoOnce() {
        apps.own(person, "email");
        TestBrowser browser = signedIn(person);
        String address = authorize(SCOPE, Map.of("prompt", "consent"));
        var page = browser.get(browser.get(address).location().toString());
        assertThat(page.body()).contains("id=\"consent\"");

        var agreed = new FilledForm(page.body()).send(browser, "allow");

        assertThat(browser.get(FilledForm.onward(agreed.body()).toString())
                        .location()
                        .toString())
                .contains("code=");
        assertThat(browser.get(address).location()).hasPath("/consent");
    }

    /** The word that our page has asked stands in an address that anybody can write. */
    @ParameterizedTest
    @ValueSource(strings = {"", "consent"})
    void givesNothingForTheWordThatThePageWasShown(String prompt) {
        TestBrowser browser = signedIn(person);

        var answer = browser.get(authorize(SCOPE, Map.of("prompt", prompt)) + "&patchbay_agreed=1");

        assertThat(answer.location()).hasPath("/consent");
        assertThat(apps.ownApps.ofAccount(person.account())).isEmpty();
    }

    @Test
    void asksAnewAfterUninstalling() {
        TestApps.App own = apps.own(person);
        TestBrowser browser = signedIn(person);
        JsonNode before = tokens(browser, authorize(SCOPE));

        apps.installs.uninstall(own.installation().id(), person.account());

        assertThat(browser.get(authorize(SCOPE)).location()).hasPath("/consent");
        refresh(before).isRefusedAs("invalid_grant");
        apps.own(person);
        refresh(before).isRefusedAs("invalid_grant");
        assertThat(browser()
                        .get("/oidc/me", before.get("access_token").asString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void renewsWithinWhatIsLeftAfterOnePermissionIsTakenBack() {
        TestApps.App own = apps.own(person, "email");
        JsonNode before = tokens(signedIn(person), authorize(SCOPE + " email"));
        String access = before.get("access_token").asString();
        assertThat(bearers.read(access)).isPresent();

        apps.ownApps.cutScope(own.installation().id(), "email", person.account());

        assertThat(browser().get("/oidc/me", access).statusCode()).isEqualTo(401);
        assertThat(active(pocket, access)).isFalse();
        await().until(() -> bearers.read(access).isEmpty());
        TokenAnswer wide = token(
                pocket,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        before.get("refresh_token").asString(),
                        "scope",
                        SCOPE + " email"));
        wide.isRefusedAs("invalid_scope");
        TokenAnswer after = refresh(before);
        assertThat(scopes(after.body())).isEqualTo(ScopeText.parse(SCOPE));
        String fresh = after.text("access_token");
        assertThat(json.readTree(TestApps.payload(fresh)).get("grant_id"))
                .isNotEqualTo(json.readTree(TestApps.payload(access)).get("grant_id"));
        JsonNode me = json.readTree(browser().get("/oidc/me", fresh).body());
        assertThat(me.get("name").asString()).isEqualTo("Pia Person");
        assertThat(me.has("email")).isFalse();

        // given once more, it is not there for whoever came in before
        apps.own(person, "email");
        assertThat(scopes(refresh(after.body()).body())).doesNotContain("email");
    }

    @Test
    void staysConnectedNoLongerThanThePersonAllows() {
        TestApps.App own = apps.own(person);
        JsonNode before = tokens(signedIn(person), authorize(SCOPE));

        apps.ownApps.cutScope(own.installation().id(), "offline_access", person.account());

        refresh(before).isRefusedAs("invalid_grant");
    }

    @Test
    void givesNoCodeOutForMoreThanIsLeftWhenItIsExchanged() {
        TestApps.App own = apps.own(person, "email");
        URI location = signedIn(person).get(authorize(SCOPE + " email")).location();

        apps.ownApps.cutScope(own.installation().id(), "email", person.account());

        JsonNode tokens = redeem(pocket, TestBrowser.parameter(location, "code").orElseThrow())
                .body();
        assertThat(scopes(tokens)).isEqualTo(ScopeText.parse(SCOPE));
    }

    @Test
    void leavesOthersAloneWhenOnePersonTakesSomethingBack() {
        TestApps.App own = apps.own(person);
        TestApps.Login other = apps.person("Olga Other");
        apps.own(other);
        JsonNode others = tokens(signedIn(other), authorize(SCOPE));

        apps.installs.uninstall(own.installation().id(), person.account());

        assertThat(refresh(others).status()).isEqualTo(200);
    }

    private String authorize(String scope) {
        return authorize(scope, Map.of());
    }

    private String authorize(String scope, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("scope", scope);
        return TestApps.authorize(pocket, all);
    }

    private String error(TestBrowser browser, String scope) {
        URI location = browser.get(authorize(scope, Map.of("prompt", "none"))).location();
        return TestBrowser.parameter(location, "error").orElse(location.toString());
    }

    private JsonNode tokens(TestBrowser browser, String address) {
        URI location = browser.get(address).location();
        TokenAnswer answer =
                redeem(pocket, TestBrowser.parameter(location, "code").orElseThrow(() -> new AssertionError(location)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private TokenAnswer refresh(JsonNode tokens) {
        return token(
                pocket,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").asString()));
    }

    private static Set<String> scopes(JsonNode tokens) {
        return ScopeText.parse(tokens.get("scope").asString());
    }
}
