package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Secret;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SecretsAndExamplesTests extends PortalWorld {

    @Autowired
    Clients clients;

    @Test
    void signsWithBothSecretsForADay() throws Exception {
        var first = post("/webhook-secret", Map.of());
        var old = first.body().path("secret").asString();
        var rotated = post("/webhook-secret", Map.of());
        var now = rotated.body().path("secret").asString();

        install(integration);
        until(() -> received().size() == 1);

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(now).startsWith("whsec_").isNotEqualTo(old);
        assertThat(verifies(received().getFirst(), now)).isTrue();
        assertThat(verifies(received().getFirst(), old)).isTrue();
        assertThat(get("/endpoint").body().path("previousSecretUntil").asString())
                .isEqualTo(rotated.body().path("previousUntil").asString());

        jdbc.sql(
                        "update catalog.integration set previous_webhook_secret_until = now() - interval '1 second' where name = :name")
                .param("name", integration)
                .update();
        install(integration);
        until(() -> received().size() == 2);
        assertThat(verifies(received().getLast(), now)).isTrue();
        assertThat(verifies(received().getLast(), old)).isFalse();
    }

    @Test
    void signsWithTheNewSecretAloneOnceTheOldOneIsEnded() throws Exception {
        var old = post("/webhook-secret", Map.of()).body().path("secret").asString();
        var now = post("/webhook-secret", Map.of()).body().path("secret").asString();

        send("DELETE", "/api/developer/integrations/" + integration + "/webhook-secret/previous", null);
        post("/examples", Map.of("type", "app.installed"));

        assertThat(verifies(received().getFirst(), now)).isTrue();
        assertThat(verifies(received().getFirst(), old)).isFalse();
    }

    @Test
    void staysInTheCatalogFileWhereThatGivesIt() throws Exception {
        integration = list("filed", """
                  webhook_url: %s
                  webhook_secret: whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=
                """.formatted(url("/%s")));

        assertThat(post("/webhook-secret", Map.of()).problem()).isEqualTo("webhook-secret-in-catalog");
        assertThat(get("/endpoint").body().path("secretInCatalogFile").asBoolean())
                .isTrue();
    }

    @Test
    void givesTheIntegrationsOwnClientASecretAndTakesTheOneOfBeforeForADay() throws Exception {
        var first = post("/client-secret", Map.of());
        var second = post("/client-secret", Map.of());

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        var client = second.body().path("clientId").asString();
        assertThat(first.body().path("clientId").asString()).isEqualTo(client);
        assertThat(clients.verifySecret(
                        client, Secret.of(second.body().path("clientSecret").asString())))
                .isTrue();
        assertThat(clients.verifySecret(
                        client, Secret.of(first.body().path("clientSecret").asString())))
                .isTrue();
        assertThat(clients.openSealedSecret(client)).isEmpty();
        jdbc.sql("update accounts.session set authenticated_at = now() - interval '1 hour'")
                .update();
        assertThat(post("/client-secret", Map.of()).problem()).isEqualTo("step-up-required");
        assertThat(post("/webhook-secret", Map.of()).problem()).isEqualTo("step-up-required");
    }

    @Test
    void sendsExamplesThatCannotBeMistaken() throws Exception {
        var secret = post("/webhook-secret", Map.of()).body().path("secret").asString();

        var sent = post("/examples", Map.of("type", "app.installed"));

        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.body().path("status").asInt()).isEqualTo(200);
        assertThat(received()).singleElement().satisfies(example -> {
            assertThat(example.headers()).containsEntry("patchbay-example", "true");
            assertThat(example.json().path("example").asBoolean()).isTrue();
            assertThat(example.json().path("installationId").asString())
                    .isEqualTo("00000000-0000-0000-0000-000000000000");
            assertThat(example.json().has("clientSecret")).isFalse();
            assertThat(verifies(example, secret)).isTrue();
        });
        assertThat(states()).isEmpty();
        var tampered = new Received(
                received().getFirst().headers(), received().getFirst().body().replace("1.0.0", "1.0.1"));
        assertThat(verifies(tampered, secret)).isFalse();
        assertThat(post("/examples", Map.of("type", "app.exploded")).problem()).isEqualTo("invalid-request");
    }

    @Test
    void showsWhatWouldBeSentAndSendsNothing() throws Exception {
        var installation = install(integration);
        until(() -> received().size() == 1);

        var example = post("/dry-run", Map.of("type", "app.installed")).body();
        var told = post(
                        "/dry-run",
                        Map.of(
                                "type",
                                "app.installed",
                                "installation",
                                installation.id().toString()))
                .body();

        assertThat(example.path("headers").path("patchbay-example").asString()).isEqualTo("true");
        assertThat(told.path("headers").path("webhook-signature").isNull()).isTrue();
        assertThat(told.path("body").asString())
                .contains(installation.id().toString())
                .doesNotContain("clientSecret");
        assertThat(received()).hasSize(1);
    }

    /** By the reference library of Standard Webhooks. */
    private static boolean verifies(Received request, String secret) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        try {
            new Webhook(secret).verify(request.body(), HttpHeaders.of(headers, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }
}
