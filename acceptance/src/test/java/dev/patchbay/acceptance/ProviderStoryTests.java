package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Row 12: the OpenID provider as an app sees it, and as somebody who stole something sees it. */
class ProviderStoryTests {

    private static Receiver receiver;
    private static DisposablePatchbay patchbay;
    private static Api operator;
    private static Api.Owned ours;
    private static Api.Owned theirs;
    private static SignInThere app;
    private static String installation;

    @BeforeAll
    static void installs() throws IOException {
        receiver = Receiver.start();
        patchbay = DisposablePatchbay.start(Catalogs.apps(2, receiver.address()), List.of(receiver.port()), Map.of());
        operator = patchbay.operator();
        ours = operator.organization("Ours");
        theirs = operator.organization("Theirs");
        installation = Installing.install(ours, "app-0");
        Installing.install(theirs, "app-0");
        app = client(ours, installation, ours.api());
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        receiver.close();
    }

    @Test
    void signsAPersonInWithTheOrganization() {
        JsonNode tokens = app.redeem(app.code()).expect(200);
        JsonNode person = app.userinfo(tokens.get("access_token").asString()).expect(200);

        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("id_token").asString()).isNotBlank();
        assertThat(person.get("sub").asString()).isEqualTo(ours.owner().id());
        assertThat(person.get("name").asString()).isEqualTo(ours.owner().login().name());
        assertThat(person.get("organization_id").asString()).isEqualTo(ours.id());
        assertThat(person.get("organization_name").asString()).isEqualTo("Ours");
    }

    @Test
    void namesItselfInEveryAnswer() {
        assertThat(SignInThere.parameter(app.authorize(Map.of()).header("Location"), "iss"))
                .isEqualTo(patchbay.base() + "/oidc");
        assertThat(SignInThere.parameter(
                        app.authorize(Map.of("scope", "openid no-such-scope")).header("Location"), "iss"))
                .isEqualTo(patchbay.base() + "/oidc");
        JsonNode metadata =
                ours.api().get("/oidc/.well-known/openid-configuration").expect(200);
        assertThat(metadata.get("issuer").asString()).isEqualTo(patchbay.base() + "/oidc");
        assertThat(ours.api().get("/oidc/evil/.well-known/openid-configuration").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%sx",
                "%s/",
                "%s/..",
                "%s/../callback",
                "%s?x=1",
                "%s#fragment",
                "%s%%2f",
                "%s%%2f..%%2fevil",
                "https://evil.example/auth/callback",
                "//evil.example/auth/callback",
                "javascript:alert(1)"
            })
    void neverRedirectsToANearMiss(String near) {
        neverRedirects(near.formatted(app.redirectUri()));
    }

    @Test
    void neverRedirectsToAnotherPortCaseOrUser() {
        URI right = app.redirectUri();
        neverRedirects(right.toString().replace(":" + right.getPort(), ":" + (right.getPort() + 1)));
        neverRedirects(right.toString().replace(":" + right.getPort(), ""));
        neverRedirects(right.toString().replace("/auth/callback", "/Auth/callback"));
        neverRedirects(right.toString().replace("http://", "HTTP://"));
        neverRedirects(right.toString().replace("http://", "http://user@"));
        neverRedirects(right.toString().replace("127.0.0.1", "localhost"));
        neverRedirects(right.toString().replace("127.0.0.1", "127.0.0.1.evil.example"));
    }

    @Test
    void givesNothingForAStolenCode() {
        var other = client(theirs, installationOf(theirs), ours.api());

        invalidGrant(app.redeem(Map.of("code", app.code(), "code_verifier", "")));
        invalidGrant(app.redeem(Map.of("code", app.code(), "code_verifier", "x".repeat(50))));
        invalidGrant(other.redeem(
                Map.of("code", app.code(), "redirect_uri", app.redirectUri().toString())));
        invalidGrant(app.redeem(Map.of("code", app.code(), "redirect_uri", app.redirectUri() + "x")));
        invalidGrant(app.redeem(Map.of("code", "made-up")));
    }

    @Test
    void endsTheTokensOfACodeThatIsUsedTwice() {
        String code = app.code();
        String token = app.redeem(code).expect(200).get("access_token").asString();
        assertThat(app.userinfo(token).status()).isEqualTo(200);

        invalidGrant(app.redeem(code));

        awaitDead(app, token);
    }

    @Test
    void redeemsACodeOnceHoweverManyTry() throws Exception {
        String code = app.code();
        List<Callable<Integer>> thieves = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            thieves.add(() -> app.redeem(code).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : threads.invokeAll(thieves)) {
                statuses.add(attempt.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(statuses).allMatch(status -> status == 200 || status == 400);
    }

    @Test
    void wantsAProofOfPossessionAndRefusesThePlainOne() {
        assertThat(app.authorize(Map.of("code_challenge", "", "code_challenge_method", ""))
                        .header("Location"))
                .contains("error=invalid_request");
        assertThat(app.authorize(Map.of("code_challenge_method", "plain")).header("Location"))
                .contains("error=invalid_request");
    }

    @Test
    void letsNobodyOfAnotherOrganizationIn() {
        var across = new SignInThere(theirs.api(), app.clientId(), app.clientSecret(), app.redirectUri());

        var answer = across.authorize(Map.of());

        assertThat(answer.header("Location")).doesNotContain("code=");
        assertThat(across.authorize(Map.of("prompt", "none")).header("Location"))
                .doesNotContain("code=");
    }

    @Test
    void asksNobodySignedInToSignInFirst() {
        var nobody = new SignInThere(patchbay.anonymous(), app.clientId(), app.clientSecret(), app.redirectUri());

        assertThat(nobody.authorize(Map.of()).header("Location")).contains("/login");
        assertThat(nobody.authorize(Map.of("prompt", "none")).header("Location"))
                .startsWith(app.redirectUri().toString())
                .contains("error=login_required");
    }

    @Test
    void killsTokensWithTheInstallationAndRevivesNone() {
        var organization = operator.organization("Suspended");
        String suspended = Installing.install(organization, "app-1");
        var client = client(organization, suspended, organization.api());
        String token =
                client.redeem(client.code()).expect(200).get("access_token").asString();
        String machine = client.token(Map.of("grant_type", "client_credentials"))
                .expect(200)
                .get("access_token")
                .asString();
        assertThat(client.introspect(token).expect(200).get("active").asBoolean())
                .isTrue();

        organization
                .api()
                .post("/api/installations/" + suspended + "/suspend", null)
                .expect(200);
        Await.until(
                Await.AT_ONCE, () -> "still alive", () -> client.userinfo(token).status() == 401);
        assertThat(client.introspect(token).status())
                .as("the client is refused")
                .isEqualTo(401);
        assertThat(client.authorize(Map.of()).header("Location")).doesNotContain("code=");
        assertThat(client.token(Map.of("grant_type", "client_credentials")).status())
                .isIn(400, 401);

        organization
                .api()
                .post("/api/installations/" + suspended + "/resume", null)
                .expect(200);
        assertThat(client.userinfo(token).status()).as("a token of before").isEqualTo(401);
        assertThat(client.introspect(machine).expect(200).get("active").asBoolean())
                .isFalse();
        client.redeem(client.code()).expect(200);

        organization.api().delete("/api/installations/" + suspended).expect(200);
        assertThat(client.authorize(Map.of()).header("Location")).doesNotContain("code=");
        assertThat(client.token(Map.of("grant_type", "client_credentials")).status())
                .isIn(400, 401);
    }

    @Test
    void revokesATokenAtOnce() {
        String token = app.redeem(app.code()).expect(200).get("access_token").asString();

        assertThat(app.revoke(token).status()).isEqualTo(200);

        awaitDead(app, token);
    }

    @Test
    void aReinstalledAppHasANewClientAndTheOldOneIsDead() {
        var organization = operator.organization("Again");
        String id = Installing.install(organization, "app-1");
        var before = client(organization, id, organization.api());
        organization.api().delete("/api/installations/" + id).expect(200);

        assertThat(Installing.install(organization, "app-1")).isEqualTo(id);
        var after = client(organization, id, organization.api());

        assertThat(after.clientId()).isNotEqualTo(before.clientId());
        assertThat(before.token(Map.of("grant_type", "client_credentials")).status())
                .isEqualTo(401);
        after.redeem(after.code()).expect(200);
        assertThat(receiver.of(id))
                .extracting(Receiver.Delivery::event)
                .containsExactly("app.installed", "app.uninstalled", "app.installed");
        assertThat(receiver.of(id)).extracting(Receiver.Delivery::sequence).containsExactly(1L, 2L, 3L);
    }

    private static void awaitDead(SignInThere client, String token) {
        Await.until(
                Await.AT_ONCE,
                () -> "still alive",
                () -> client.userinfo(token).status() == 401
                        && !client.introspect(token).json().path("active").asBoolean(true));
    }

    private static void neverRedirects(String redirect) {
        var answer = app.authorize(redirect);

        assertThat(answer.header("Location")).as(redirect).isEmpty();
        assertThat(answer.status()).as(redirect).isEqualTo(400);
    }

    private static void invalidGrant(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    private static String installationOf(Api.Owned organization) {
        return organization
                .api()
                .get("/api/installations?organizationId=" + organization.id())
                .expect(200)
                .get("installations")
                .get(0)
                .get("id")
                .asString();
    }

    /** The client whose credentials the app was sent last, as used by the given person. */
    private static SignInThere client(Api.Owned organization, String installation, Api person) {
        var told = receiver.of(installation).stream()
                .filter(delivery -> delivery.event().equals("app.installed"))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("nothing was told of " + organization.displayName()))
                .json();
        assertThat(told.get("organizationId").asString()).isEqualTo(organization.id());
        return new SignInThere(
                person,
                told.get("clientId").asString(),
                told.get("clientSecret").asString(),
                receiver.address().resolve("/auth/callback"));
    }
}
