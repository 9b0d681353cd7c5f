package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.SettableClock;
import dev.patchbay.accounts.PlatformRole;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Rules that change, a feed of revocations that cannot be read, and an upstream server that is late, while Patchbay runs. */
@Import(SettableClock.OfDay.class)
@DirtiesContext
class GatewayReloadTests extends GatewayScene {

    private static final String RELOAD = "/api/console/gateway/reload";
    private static final String ADDED = "  - {path: /v1/added, callers: [m2m], upstream: \"UP\"}\n";

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    /** Long enough for the other tests here on a busy machine. */
    @DynamicPropertySource
    static void waitsLess(DynamicPropertyRegistry registry) {
        registry.add("patchbay.proxy.timeout", () -> "6s");
    }

    @AfterEach
    void asItWas() throws Exception {
        Files.writeString(RULES, WRITTEN);
    }

    @Test
    void readsAChangedFileByItselfAndKeepsItsRulesWhenTheNextHasMistakes() throws Exception {
        String token = machine();
        assertThat(get("/v1/added", token).statusCode()).isEqualTo(404);

        Files.writeString(RULES, WRITTEN + ADDED.replace("UP", UPSTREAM.address()));
        await().untilAsserted(
                        () -> assertThat(get("/v1/added", token).statusCode()).isEqualTo(200));

        Files.writeString(RULES, "rules: [{path: /v1/added, callers: [nobody]}, {path: /elsewhere}]");
        var operator = signedIn(apps.person("Rita Reloads", Set.of(PlatformRole.OPERATOR)));
        var refused = operator.post(RELOAD, "{\"dryRun\": false}");
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode mistakes = json.readTree(refused.body()).path("errors");
        assertThat(mistakes.findValuesAsString("pointer"))
                .contains("/rules/0/callers/0", "/rules/1/path", "/rules/1/callers");
        assertThat(get("/v1/added", token).statusCode()).isEqualTo(200);

        Files.delete(RULES);
        assertThat(operator.post(RELOAD, "{\"dryRun\": false}").statusCode()).isEqualTo(400);
        assertThat(get("/v1/added", token).statusCode()).isEqualTo(200);
    }

    @Test
    void letsAnOperatorCheckAndReloadAndNobodyElse() throws Exception {
        var operator = signedIn(apps.person("Rita Reloads", Set.of(PlatformRole.OPERATOR)));
        var checked = operator.post(RELOAD, "{\"dryRun\": true}");

        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        JsonNode rules = json.readTree(checked.body()).path("rules");
        assertThat(rules.findValuesAsString("path")).contains("/v1/fantasy/**", "/v1/me");
        assertThat(operator.post(RELOAD, "{\"dryRun\": false}").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'gateway.reloaded'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(signedIn(apps.owner).post(RELOAD, "{\"dryRun\": false}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesARuleOfOursWhereTheOperatorSaysSo() throws Exception {
        String own = "/v1/installations/" + apps.desk.installation().id() + "/members";
        String token = machine();
        assertThat(get(own, token).statusCode()).isEqualTo(200);

        Files.writeString(RULES, WRITTEN + "  - {path: \"/v1/installations/{id}/members\", callers: [delegated]}\n");

        await().untilAsserted(() -> assertThat(get(own, token).statusCode()).isEqualTo(403));
    }

    @Test
    void refusesEveryTokenWhileRevocationsCannotBeReadAndTakesThemAgainAfterwards() {
        String token = machine();
        assertThat(get("/v1/echo/x", token).statusCode()).isEqualTo(200);

        jdbc.sql("alter table grants.revocation rename to away").update();
        try {
            clock.advance(java.time.Duration.ofSeconds(6));
            await().untilAsserted(() -> {
                var answer = get("/v1/echo/x", token);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(problem(answer)).isEqualTo("revocations-unavailable");
                assertThat(header(answer, "Retry-After")).isNotEmpty();
            });
        } finally {
            jdbc.sql("alter table grants.away rename to revocation").update();
        }
        await().untilAsserted(
                        () -> assertThat(get("/v1/echo/x", token).statusCode()).isEqualTo(200));
    }

    @Test
    void saysWhenTheUpstreamServerIsLate() {
        var waitedFor = new CountDownLatch(1);
        UPSTREAM.at("/echo/late", exchange -> waitedFor.await());
        var late = get("/v1/echo/late", machine());
        waitedFor.countDown();

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(problem(late)).isEqualTo("upstream-late");
    }
}
