package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.grants.NotedUses;
import dev.patchbay.grants.ScopeUses;
import dev.patchbay.installs.SuspensionCause;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class GatewayAdmissionTests extends GatewayScene {

    @Autowired
    ScopeUses uses;

    @Test
    void asksForATokenAndTellsWhatIsWrongWithOne() {
        var without = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/echo/x"))
                .header("Host", "localhost:8080"));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(header(without, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(problem(without)).isEqualTo("invalid-token");

        var wrong = get("/v1/echo/x", "nonsense");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(header(wrong, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");

        var twice = send(call("/v1/echo/x", machine()).header("Authorization", "Bearer " + machine()));
        assertThat(twice.statusCode()).isEqualTo(401);
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    @Test
    void letsInTheKindsOfCallersThatTheRuleNames() {
        String machine = machine();
        String person = person();

        assertThat(get("/v1/echo/people", person).statusCode()).isEqualTo(200);
        assertThat(get("/v1/echo/machines", machine).statusCode()).isEqualTo(200);
        UPSTREAM.forget();
        assertThat(problem(get("/v1/echo/people", machine))).isEqualTo("caller-not-allowed");
        assertThat(problem(get("/v1/echo/machines", person))).isEqualTo("token-of-a-person");
        assertThat(get("/v1/echo/machines", person).statusCode()).isEqualTo(403);
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    @Test
    void demandsEachScopeAndNotesWhenItWasUsed() {
        var missing = get("/v1/fantasy/leagues", machine());
        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(problem(missing)).isEqualTo("insufficient-scope");
        assertThat(header(missing, "WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"fantasy:read\"");
        assertThat(UPSTREAM.wasAsked()).isFalse();

        String narrow = token(apps.desk, Map.of("grant_type", "client_credentials", "scope", "organization"))
                .text("access_token");
        assertThat(send(call("/v1/writing", narrow).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(call("/v1/writing", machine()).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);

        NotedUses.write(uses);
        assertThat(uses.lastUsed(apps.desk.installation().id(), null)).containsOnlyKeys("data:write");
    }

    @Test
    void knowsOnlyWhatTheRulesName() {
        String token = machine();
        assertThat(get("/v1/nowhere", token).statusCode()).isEqualTo(404);
        assertThat(problem(get("/v1/nowhere", "nonsense"))).isEqualTo("not-found");
        var method = send(call("/v1/writing", token));
        assertThat(problem(method)).isEqualTo("method-not-allowed");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(header(method, "Allow")).isEqualTo("POST");
        assertThat(send(call("/v1/echo/x", token).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/echo/%2e%2e/own",
                "/v1/echo//x",
                "/v1/echo/..%2fown",
                "/v1/echo/x;v=1",
                "/v1/echo/%252e%252e/x",
                "/v1/echo/a%5cb",
                "/v1//own"
            })
    void takesNoPathThatCouldMeanAnother(String path) {
        assertThat(get(path, machine()).statusCode()).isBetween(400, 404);
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    @Test
    void takesASessionOnlyWhereARuleAllowsPeopleAndOnlyFromOurOwnPages() {
        var mika = signedIn(apps.member);

        assertThat(mika.get("/v1/echo/x").statusCode()).isEqualTo(401);
        assertThat(mika.get("/v1/own").statusCode()).isEqualTo(200);
        assertThat(UPSTREAM.last().header("X-User-Id"))
                .isEqualTo(apps.member.account().toString());
        assertThat(UPSTREAM.last().header("X-Client-Id")).isEmpty();
        assertThat(UPSTREAM.last().header("Cookie")).isEmpty();
        assertThat(mika.post("/v1/own", "{}").statusCode()).isEqualTo(200);

        UPSTREAM.forget();
        assertThat(mika.submitFrom("https://elsewhere.example", "/v1/own", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser().get("/v1/own").statusCode()).isEqualTo(401);
        assertThat(get("/v1/own", machine()).statusCode()).isEqualTo(403);
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    @Test
    void countsByClientAndByInstallationAndSaysWhatIsLeft() {
        String token = machine();
        var first = get("/v1/rare", token);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"client\";q=3;w=3600, \"installation\";q=3;w=3600");
        assertThat(header(first, "RateLimit")).startsWith("\"client\";r=2;t=");
        get("/v1/rare", machine());
        get("/v1/rare", token);

        var fourth = get("/v1/rare", machine());
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(problem(fourth)).isEqualTo("too-many-calls");
        assertThat(Integer.parseInt(header(fourth, "Retry-After"))).isBetween(1000, 1200);
        assertThat(header(fourth, "RateLimit")).startsWith("\"client\";r=0;t=");

        String another =
                token(apps.legacy, Map.of("grant_type", "client_credentials")).text("access_token");
        assertThat(get("/v1/rare", another).statusCode()).isEqualTo(200);
        assertThat(signedIn(apps.member).get("/v1/rare").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenSoonAfterItsGrantEnded() {
        String token = machine();
        assertThat(get("/v1/echo/x", token).statusCode()).isEqualTo(200);

        apps.installs.suspend(apps.desk.installation().id(), SuspensionCause.ADMIN, apps.owner.account());

        await().untilAsserted(
                        () -> assertThat(get("/v1/echo/x", token).statusCode()).isEqualTo(401));
        apps.installs.resume(apps.desk.installation().id(), SuspensionCause.ADMIN, apps.owner.account());
        assertThat(get("/v1/echo/x", token).statusCode()).isEqualTo(401);
        assertThat(get("/v1/echo/x", machine()).statusCode()).isEqualTo(200);
    }
}
