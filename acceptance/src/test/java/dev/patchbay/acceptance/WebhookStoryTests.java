package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Row 17 and the semantics of events: what an app is told, and what happens when it does not listen. */
class WebhookStoryTests {

    private static Receiver good;
    private static Receiver down;
    private static Receiver bad;
    private static DisposablePatchbay patchbay;
    private static Api operator;

    @BeforeAll
    static void starts() throws IOException {
        good = Receiver.start();
        down = Receiver.start();
        bad = Receiver.start();
        patchbay = DisposablePatchbay.start(
                Catalogs.of(
                        Catalogs.app("good", good.address()),
                        Catalogs.app("down", down.address()),
                        Catalogs.app("bad", bad.address())),
                List.of(good.port(), down.port(), bad.port()),
                Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        good.close();
        down.close();
        bad.close();
    }

    @Test
    void tellsEveryChangeOnceInOrderSignedAndWithCredentialsOnlyAtFirst() throws Exception {
        var organization = operator.organization("Signed");
        String id = Installing.install(organization, "good");
        organization.api().post("/api/installations/" + id + "/suspend", null).expect(200);
        organization.api().post("/api/installations/" + id + "/resume", null).expect(200);
        organization.api().delete("/api/installations/" + id).expect(200);
        Await.until(
                Duration.ofSeconds(60),
                () -> "told " + good.of(id).size(),
                () -> good.of(id).size() >= 4);

        List<Receiver.Delivery> told = good.of(id);
        assertThat(told)
                .extracting(Receiver.Delivery::event)
                .containsExactly("app.installed", "app.suspended", "app.resumed", "app.uninstalled");
        assertThat(told).extracting(Receiver.Delivery::sequence).containsExactly(1L, 2L, 3L, 4L);
        for (var delivery : told) {
            assertThat(delivery.headers().get("webhook-id")).isEqualTo(delivery.id());
            assertThat(delivery.headers().get("webhook-signature"))
                    .contains(signature(delivery))
                    .contains("v1a,");
            assertThat(delivery.json().has("clientSecret"))
                    .isEqualTo(delivery.event().equals("app.installed"));
        }
        String secret = told.getFirst().json().get("clientSecret").asString();
        assertThat(patchbay.output()).doesNotContain(secret);
        assertThat(organization.api().get("/api/installations/" + id).toString())
                .doesNotContain(secret);
    }

    @Test
    void anInstallationWaitsForAnAppThatIsDownAndSaysSo() {
        down.answering(exchange -> Receiver.answer(exchange, 503));
        var organization = operator.organization("Patient");
        String id = Installing.begin(organization, "down");
        Await.until(
                Duration.ofSeconds(60),
                () -> "attempts",
                () -> setup(organization, id).path("attempts").asInt() >= 1);

        assertThat(setup(organization, id).get("lastAnswer").get("status").asInt())
                .isEqualTo(503);
        assertThat(organization
                        .api()
                        .get("/api/installations/" + id)
                        .json()
                        .get("canOpen")
                        .asBoolean())
                .isFalse();
        assertThat(organization
                        .api()
                        .get("/api/apps?action=sso&slug=down&organizationId=" + organization.id())
                        .status())
                .isEqualTo(409);

        down.answering(exchange -> Receiver.answer(exchange, 200));
        organization.api().post("/api/installations/" + id + "/try-now", null).expect(200);
        Installing.awaitStatus(organization.api(), id, "active");
        assertThat(down.of(id))
                .extracting(Receiver.Delivery::id)
                .containsOnly(down.of(id).getFirst().id());
    }

    @Test
    void anAppThatHangsRedirectsOrNeverEndsSlowsNobody() {
        bad.answering(exchange -> {
            switch (bad.deliveries().size() % 3) {
                case 0 -> hang();
                case 1 -> {
                    exchange.getResponseHeaders().add("Location", good.address() + "/stolen");
                    Receiver.answer(exchange, 302);
                }
                default -> neverEnd(exchange);
            }
        });
        var hanging = new ArrayList<Api.Owned>();
        for (int i = 0; i < 12; i++) {
            var organization = operator.organization("Hanging " + i);
            Installing.begin(organization, "bad");
            hanging.add(organization);
        }

        for (int i = 0; i < 5; i++) {
            Installing.install(operator.organization("Quick " + i), "good");
        }

        assertThat(good.deliveries())
                .as("a redirect is not followed")
                .noneMatch(delivery -> delivery.path().equals("/stolen"));
        for (var organization : hanging) {
            JsonNode list = organization
                    .api()
                    .get("/api/installations?organizationId=" + organization.id())
                    .expect(200)
                    .get("installations");
            assertThat(list.get(0).get("status").asString()).isEqualTo("setting_up");
        }
    }

    private static JsonNode setup(Api.Owned organization, String id) {
        return organization.api().get("/api/installations/" + id).expect(200).path("setup");
    }

    private static String signature(Receiver.Delivery delivery) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(Catalogs.WEBHOOK_SECRET.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = delivery.headers().get("webhook-id") + "."
                + delivery.headers().get("webhook-timestamp") + "." + delivery.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Holds the connection open until the caller gives up or the receiver closes. */
    private static void hang() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMinutes(2).toNanos());
    }

    private static void neverEnd(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(503, 0);
        try (var body = exchange.getResponseBody()) {
            byte[] block = new byte[8192];
            for (int i = 0; i < 1_000_000; i++) {
                body.write(block);
            }
        }
    }
}
