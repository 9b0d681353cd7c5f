package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChecksTests extends PortalWorld {

    @Test
    void tellsWhatCameOfEachRule() throws Exception {
        assertThat(get("/checks").body().path("runs").size()).isZero();

        var started = post("/checks", Map.of());

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body().path("version").asString()).isEqualTo("1.0.0");
        until(() -> !run().path("finishedAt").isNull());
        assertThat(run().path("id")).isEqualTo(started.body().path("id"));
        assertThat(run().path("cause").asString()).isEqualTo("asked");
        // it accepts whatever it is told
        var webhook = ruleOf(run(), "webhook");
        assertThat(webhook.path("outcome").asString()).isEqualTo("failed");
        assertThat(webhook.path("mode").asString()).isEqualTo("enforce");
        assertThat(webhook.path("title").asString()).isEqualTo("The webhook handler checks signatures");
        assertThat(webhook.path("mend").asString()).contains("forged signature was accepted");
        assertThat(webhook.path("evidence").path("forged").asInt()).isEqualTo(200);
        assertThat(ruleOf(run(), "widget").path("outcome").asString()).isEqualTo("skipped");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'checks.started' and subject = :name")
                        .param("name", integration)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void looksAtAPublishedVersionOnly() throws Exception {
        assertThat(post("/checks", Map.of("version", "1.0.0")).status()).isEqualTo(202);
        assertThat(post("/checks", Map.of("version", "9.9.9")).problem()).isEqualTo("unknown-version");
    }

    @Test
    void isForThoseWhoLookAfterTheIntegration() throws Exception {
        signIn(person());

        assertThat(get("/checks").problem()).isEqualTo("not-found");
        assertThat(post("/checks", Map.of()).problem()).isEqualTo("not-found");
    }

    @Test
    void isAskedForWithinBounds() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(post("/checks", Map.of()).status()).isEqualTo(202);
        }

        assertThat(post("/checks", Map.of()).status()).isEqualTo(429);
    }

    private JsonNode run() throws Exception {
        return get("/checks").body().path("runs").get(0);
    }

    private static JsonNode ruleOf(JsonNode run, String rule) {
        return run.path("results")
                .valueStream()
                .filter(result -> result.path("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
