package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Receiver.Behaviour;
import dev.patchbay.installs.Status;
import dev.patchbay.kernel.EventId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class DeliveringTests extends DeliveryScenario {

    @Autowired
    WebhookKeysController keys;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void tellsTheAppAndEndsTheSettingUp() {
        var app = app(Behaviour.status(204));

        var installation = install(app, customer());

        awaitReceived(app, 1);
        assertThat(receivedBy(app)).singleElement().satisfies(request -> {
            assertThat(request.event()).isEqualTo("app.installed");
            assertThat(request.sequence()).isEqualTo(1);
            assertThat(request.json().path("installationId").stringValue(""))
                    .isEqualTo(installation.id().toString());
            assertThat(request.json().path("clientId").stringValue("")).isEqualTo(installation.clientId());
            assertThat(request.json().path("clientSecret").stringValue("")).hasSize(43);
        });
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(deliveries.progressOf(installation.id())).hasValueSatisfying(progress -> {
            assertThat(progress.attempts()).isEqualTo(1);
            assertThat(progress.stopped()).isFalse();
            assertThat(progress.nextAttemptAt()).isNull();
        });
    }

    @Test
    void tellsWhatHappensInItsOrder() {
        var app = app(Behaviour.status(204));
        var customer = customer();

        var installation = install(app, customer);
        awaitReceived(app, 1);
        suspendAndResume(installation, customer);
        installs.uninstall(installation.id(), customer.owner());
        install(app, customer);

        awaitReceived(app, 5);
        assertThat(receivedBy(app))
                .extracting(Receiver.Received::event)
                .containsExactly("app.installed", "app.suspended", "app.resumed", "app.uninstalled", "app.installed");
        assertThat(receivedBy(app)).extracting(Receiver.Received::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(receivedBy(app).get(4).json().path("clientId").stringValue(""))
                .isNotEqualTo(installation.clientId());
    }

    @Test
    void signsWithTheEndpointsSecretAndWithThePlatformsKey() throws Exception {
        var app = app(Behaviour.status(204));

        install(app, customer());

        awaitReceived(app, 1);
        var request = receivedBy(app).getFirst();
        var signed = request.header("webhook-id") + "." + request.header("webhook-timestamp") + "." + request.body();
        var signatures = request.header("webhook-signature").split(" ", -1);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(SECRET.reveal().substring("whsec_".length())), "HmacSHA256"));
        assertThat(signatures[0])
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(signatures[1]).startsWith("v1a,");
        assertThat(verifies(signed, signatures[1].substring("v1a,".length()))).isTrue();
        assertThat(verifies(signed + " ", signatures[1].substring("v1a,".length())))
                .isFalse();
    }

    @Test
    void namesTheEventInItsHeaders() {
        var app = app(Behaviour.status(204));

        var installation = install(app, customer());

        awaitReceived(app, 1);
        var request = receivedBy(app).getFirst();
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).startsWith("Patchbay/");
        assertThat(request.header("webhook-id"))
                .isEqualTo(request.json().path("id").stringValue(""));
        assertThat(request.header("ce-specversion")).isEqualTo("1.0");
        assertThat(request.header("ce-id")).isEqualTo(request.header("webhook-id"));
        assertThat(request.header("ce-source")).isEqualTo("http://localhost:8080");
        assertThat(request.header("ce-type")).isEqualTo("app.installed");
        assertThat(request.header("ce-time"))
                .isEqualTo(request.json().path("timestamp").stringValue(""));
        assertThat(request.header("ce-subject")).isEqualTo(installation.id().toString());
        assertThat(request.header("ce-sequence")).isEqualTo("1");
        assertThat(request.headers()).doesNotContainKey("patchbay-redelivery");
    }

    @Test
    void sendsTheSecretUntilTheAppHasItAndKeepsItNowhere() {
        // A careless app: it answers with what it was sent.
        Behaviour echo = (exchange, request) -> {
            var bytes = request.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("x-seen", request.json().path("clientSecret").stringValue("none"));
            exchange.getResponseHeaders().set("set-cookie", "session=1234567890");
            exchange.sendResponseHeaders(request.number() < 3 ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
        var app = app(echo);

        var installation = install(app, customer());

        awaitReceived(app, 1);
        deliveries.tryNow(installation.id());
        awaitReceived(app, 2);
        deliveries.tryNow(installation.id());
        awaitReceived(app, 3);
        deliveries.resend(app.id(), EventId.of(receivedBy(app).getFirst().header("webhook-id")));
        awaitReceived(app, 4);

        var secrets = receivedBy(app).stream()
                .map(request -> request.json().path("clientSecret").stringValue("none"))
                .toList();
        var secret = secrets.getFirst();
        assertThat(secrets).containsExactly(secret, secret, secret, "none");
        assertThat(secret).hasSize(43);
        for (var table : jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list()) {
            var rows = jdbc.sql("select row_to_json(t)::text from " + table + " t")
                    .query(String.class)
                    .list();
            assertThat(rows).as(table).noneMatch(row -> row.contains(secret) || row.contains("session=1234567890"));
        }
        var kept = jdbc.sql(
                        "select response_body, response_headers::text as headers from delivery.attempt where stream_id = :stream order by at limit 1")
                .param("stream", installation.id().value())
                .query()
                .singleRow();
        assertThat(kept.get("response_body")).asString().contains("\"clientSecret\":null", "app.installed");
        assertThat(kept.get("headers")).asString().contains("\"set-cookie\": null");
    }

    @Test
    void saysNothingOfWhatWasRolledBack() {
        var app = app(Behaviour.status(204));
        var customer = customer();

        transactions.executeWithoutResult(status -> {
            install(app, customer);
            status.setRollbackOnly();
        });
        var installation = install(app, customer);

        awaitReceived(app, 1);
        assertThat(receivedBy(app)).singleElement().satisfies(request -> {
            assertThat(request.sequence()).isEqualTo(1);
            assertThat(request.json().path("clientId").stringValue("")).isEqualTo(installation.clientId());
        });
    }

    @Test
    void tellsOfAnInstallAndItsEndInOrderThoughTheAppWasAwayForBoth() {
        var app = app(Behaviour.inTurn(Behaviour.status(400), Behaviour.status(204)));
        var customer = customer();
        var installation = install(app, customer);
        awaitReceived(app, 1);

        installs.uninstall(installation.id(), customer.owner());
        settle();
        assertThat(receivedBy(app)).hasSize(1);
        advance(Duration.ofSeconds(6));

        awaitReceived(app, 3);
        assertThat(receivedBy(app))
                .extracting(Receiver.Received::event)
                .containsExactly("app.installed", "app.installed", "app.uninstalled");
        assertThat(receivedBy(app).get(0).json().has("clientSecret")).isTrue();
        assertThat(receivedBy(app).get(1).json().has("clientSecret")).isFalse();
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.UNINSTALLED);
    }

    @Test
    void callsTheLifecyclePathsOfAnAppWithoutWebhook() {
        var id = listEntry("with-paths", "  base_url: " + RECEIVER.url("/based") + "\n");
        var customer = customer();

        var installation = install(new App(id, "/based/lifecycle/install"), customer);
        until(() -> RECEIVER.at("/based/lifecycle/install").size() == 1);
        settle();
        suspendAndResume(installation, customer);
        installs.uninstall(installation.id(), customer.owner());

        until(() -> RECEIVER.at("/based/lifecycle/uninstall").size() == 1);
        settle();
        assertThat(RECEIVER.at("/based/lifecycle/install"))
                .extracting(Receiver.Received::event)
                .containsExactly("app.installed");
        assertThat(RECEIVER.at("/based/lifecycle/uninstall"))
                .extracting(Receiver.Received::sequence)
                .containsExactly(4L);
    }

    @Test
    void saysOnlyWhatTheVersionWantsToHear() {
        var path = "/hooks/picky";
        var id = listEntry("picky", """
                  app_url: %s
                  webhook_url: %s
                  events: [app.installed, app.uninstalled]
                """.formatted(RECEIVER.url("/app"), RECEIVER.url(path)));
        var customer = customer();
        var app = new App(id, path);
        var installation = install(app, customer);
        awaitReceived(app, 1);

        suspendAndResume(installation, customer);
        installs.uninstall(installation.id(), customer.owner());

        awaitReceived(app, 2);
        assertThat(receivedBy(app))
                .extracting(Receiver.Received::event)
                .containsExactly("app.installed", "app.uninstalled");
        assertThat(receivedBy(app)).extracting(Receiver.Received::sequence).containsExactly(1L, 2L);
    }

    private boolean verifies(String signed, String signature) throws Exception {
        var key = Objects.requireNonNull(keys.keys().getBody()).keys().getFirst();
        var raw = Base64.getUrlDecoder().decode(key.x());
        boolean odd = (raw[31] & 0x80) != 0;
        raw[31] &= 0x7f;
        var bigEndian = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            bigEndian[i] = raw[raw.length - 1 - i];
        }
        var point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        verifier.update(signed.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
