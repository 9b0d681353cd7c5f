package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A data source that answers Patchbay alone, by the signature of its calls. */
class SignedCallsTests extends DeveloperWorld {

    private static final String BASE = "http://127.0.0.1:" + FREE_PORT;
    private static final String SCHEMA =
            "{\"schema\":{\"type\":\"object\"},\"refresh_interval_seconds\":60,\"key\":[\"symbol\"]}";
    private static final String DATA = "[{\"symbol\":\"TEA\"}]";

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private HttpServer source;
    private String audience = BASE;

    @BeforeEach
    void aSourceThatInsists() throws Exception {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FREE_PORT), 50);
        source.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        source.createContext("/health", exchange -> answer(exchange, 200, "{}"));
        source.createContext("/schema", exchange -> onlyForPatchbay(exchange, SCHEMA));
        source.createContext("/data", exchange -> onlyForPatchbay(exchange, DATA));
        source.start();
        integration = register("data_source").body().path("name").asString();
        var manifest = draft().put("base_url", BASE);
        assertThat(put(manifest.toString(), Map.of()).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        source.stop(0);
    }

    @Test
    void passesASourceThatAnswersSignedCallsOnly() throws Exception {
        assertThat(checked().path("outcome").asString()).isEqualTo("passed");

        SignedJWT token = SignedJWT.parse(tokens.getFirst());
        assertThat(token.getHeader().getType().toString()).isEqualTo("patchbay-poll+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080/oidc");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void saysHowToMendASourceThatRefusesThem() throws Exception {
        audience = "https://elsewhere.example.com";

        JsonNode data = checked();

        assertThat(data.path("outcome").asString()).isEqualTo("failed");
        assertThat(data.path("mend").asString()).contains("signed", "base_url as its audience");
    }

    @Test
    void opensNothingOfPatchbayToTheSource() throws Exception {
        checked();

        for (String path : List.of("/v1/me", "/v1/installations", "/v1/events", "/oidc/me")) {
            var stolen = raw("GET", path, "", Map.of("Authorization", "Bearer " + tokens.getFirst()));
            assertThat(stolen.status()).as(path).isEqualTo(401);
        }
    }

    private JsonNode checked() throws Exception {
        String run = post("/checks", Map.of()).body().path("id").asString();
        until(() -> !newest().path("finishedAt").isNull()
                && newest().path("id").asString().equals(run));
        return newest().path("results")
                .valueStream()
                .filter(result -> result.path("rule").asString().equals("data"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode newest() throws Exception {
        return get("/checks").body().path("runs").path(0);
    }

    private void onlyForPatchbay(HttpExchange exchange, String body) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known;
        try {
            known = isPatchbays(header.replaceFirst("^Bearer ", ""));
        } catch (Exception unreadable) {
            known = false;
        }
        answer(exchange, known ? 200 : 401, known ? body : "{}");
    }

    /** As a source would look, with what discovery names. */
    private boolean isPatchbays(String text) throws Exception {
        tokens.add(text);
        SignedJWT token = SignedJWT.parse(text);
        JWKSet keys = JWKSet.parse(send("GET", "/oidc/jwks", null).response().body());
        return token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey()))
                && token.getHeader().getType().toString().equals("patchbay-poll+jwt")
                && token.getJWTClaimsSet().getAudience().equals(List.of(audience))
                && token.getJWTClaimsSet().getExpirationTime().toInstant().isAfter(Instant.now());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
