package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CredentialsTests extends DeveloperWorld {

    @Autowired
    Clients clients;

    @Test
    void saysHowOldCredentialsAreAndNeverASecret() throws Exception {
        var shown = get("/credentials");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().at("/client/id").asString())
                .isEqualTo(registered.body().path("clientId").asString());
        assertThat(shown.body().at("/client/proof").asString()).isEqualTo("secret");
        assertThat(shown.body().at("/client/secret/previousUntil").isNull()).isTrue();
        assertThat(shown.body().at("/webhookSecret/rotatedAt").isNull()).isTrue();
        assertThat(shown.body().path("discoveryUrl").asString())
                .isEqualTo(registered.body().path("discoveryUrl").asString());
        assertThat(shown.response().body())
                .doesNotContain(registered.body().path("clientSecret").asString())
                .doesNotContain(registered.body().path("webhookSecret").asString());
    }

    @Test
    void takesTheClientSecretOfBeforeForADayOrUntilItIsEnded() throws Exception {
        Instant registeredAt = Instant.parse(
                get("/credentials").body().at("/client/secret/madeAt").asString());
        var renewed = post("/client-secret", Map.of());
        var age = get("/credentials").body().at("/client/secret");

        Instant madeAt = Instant.parse(age.path("madeAt").asString());
        assertThat(madeAt).isAfterOrEqualTo(registeredAt);
        assertThat(Instant.parse(age.path("previousUntil").asString())).isEqualTo(madeAt.plus(Duration.ofHours(24)));
        assertThat(renewed.body().path("previousUntil").asString())
                .isEqualTo(age.path("previousUntil").asString());
        assertThat(verifies(registered)).isTrue();

        assertThat(delete("/client-secret/previous").status()).isEqualTo(204);
        assertThat(delete("/client-secret/previous").status()).isEqualTo(204);

        assertThat(verifies(registered)).isFalse();
        assertThat(verifies(renewed)).isTrue();
        assertThat(get("/credentials").body().at("/client/secret/previousUntil").isNull())
                .isTrue();
        assertThat(recorded("client-secret.previous-ended")).isEqualTo(1);
    }

    @Test
    void endsTheWebhookSecretOfBefore() throws Exception {
        var rotated = post("/webhook-secret", Map.of());
        assertThat(get("/credentials").body().at("/webhookSecret/previousUntil").asString())
                .isEqualTo(rotated.body().path("previousUntil").asString());

        assertThat(delete("/webhook-secret/previous").status()).isEqualTo(204);
        assertThat(delete("/webhook-secret/previous").status()).isEqualTo(204);

        assertThat(get("/credentials").body().at("/webhookSecret/previousUntil").isNull())
                .isTrue();
        assertThat(recorded("webhook-secret.previous-ended")).isEqualTo(1);
    }

    @Test
    void saysWhereTheKeysAreOfAClientThatHasNoSecret() throws Exception {
        var answer = send(
                "POST",
                "/api/developer/integrations",
                Map.of(
                        "name",
                        "keys-" + ids.next(),
                        "displayName",
                        "Keys " + ids.next().toString().substring(24),
                        "type",
                        "app",
                        "publisher",
                        Map.of("name", "Keys"),
                        "jwksUri",
                        "http://127.0.0.1:3000/jwks.json"));
        integration = answer.body().path("name").asString();

        var client = get("/credentials").body().path("client");

        assertThat(client.path("proof").asString()).isEqualTo("keys");
        assertThat(client.path("jwksUri").asString()).isEqualTo("http://127.0.0.1:3000/jwks.json");
        assertThat(client.path("secret").isNull()).isTrue();
        assertThat(post("/client-secret", Map.of()).problem()).isEqualTo("no-client-secret");
        assertThat(delete("/client-secret/previous").status()).isEqualTo(204);
    }

    @Test
    void neitherShowsNorEndsAnythingForOthersNorForWhoeverHasNotProvedWhoTheyAre() throws Exception {
        var renewed = post("/client-secret", Map.of());
        post("/webhook-secret", Map.of());
        jdbc.sql("update accounts.session set authenticated_at = now() - interval '1 hour'")
                .update();
        assertThat(delete("/client-secret/previous").problem()).isEqualTo("step-up-required");
        assertThat(delete("/webhook-secret/previous").problem()).isEqualTo("step-up-required");

        for (var stranger : List.of(person(PlatformRole.DEVELOPER), operator)) {
            signIn(stranger);
            assertThat(get("/credentials").status()).isEqualTo(404);
            assertThat(delete("/client-secret/previous").status()).isEqualTo(404);
            assertThat(delete("/webhook-secret/previous").status()).isEqualTo(404);
        }
        assertThat(verifies(registered)).isTrue();
        assertThat(verifies(renewed)).isTrue();
    }

    @Test
    void makesTheFirstSecretOfAnIntegrationOfTheCatalogFileWithoutOneBefore() throws Exception {
        signIn(operator);
        integration = list("first", "  webhook_url: " + url("/%s"));
        assertThat(get("/credentials").body().path("client").isNull()).isTrue();

        var first = post("/client-secret", Map.of());

        assertThat(first.body().path("previousUntil").isNull()).isTrue();
        assertThat(get("/credentials").body().at("/client/id").asString())
                .isEqualTo(first.body().path("clientId").asString());
        assertThat(verifies(first)).isTrue();
    }

    private boolean verifies(Answer credentials) {
        return clients.verifySecret(
                credentials.body().path("clientId").asString(),
                Secret.of(credentials.body().path("clientSecret").asString()));
    }

    private Answer delete(String below) throws Exception {
        return send("DELETE", "/api/developer/integrations/" + integration + below, null);
    }

    private long recorded(String action) {
        return jdbc.sql("select count(*) from audit.entry where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", integration)
                .query(Long.class)
                .single();
    }
}
