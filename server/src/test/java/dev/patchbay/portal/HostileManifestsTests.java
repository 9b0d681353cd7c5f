package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers something else where its manifest is fetched: the draft stays, and the reason is told. */
class HostileManifestsTests extends DeveloperWorld {

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer site;
    private String saved = "";

    @BeforeEach
    void aDraftOfThatServer() throws Exception {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FREE_PORT), 50);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, saved.getBytes(StandardCharsets.UTF_8));
        });
        site.start();
        saved = draft().put("base_url", "http://127.0.0.1:" + FREE_PORT).toPrettyString();
        assertThat(put(saved, Map.of()).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    @Test
    void followsNoRedirect() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, 302, new byte[0]);
        });

        assertThat(fetched()).isEqualTo("manifest-not-fetched");
        assertThat(elsewhere).hasValue(0);
        var german = raw(
                "POST",
                "/api/developer/integrations/" + integration + "/draft/fetch",
                "{}",
                Map.of("Accept-Language", "de"));
        assertThat(german.body().path("why").asString()).contains("antwortete mit Status 302");
    }

    @Test
    void unpacksNoBomb() throws Exception {
        byte[] bomb = bomb();
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(fetched()).isEqualTo("manifest-not-fetched");
    }

    @Test
    void believesNoLengthThatIsALie() throws Exception {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(saved.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThat(fetched()).isEqualTo("manifest-not-fetched");
    }

    @Test
    void takesNothingButManifests() throws Exception {
        serve(exchange -> answer(exchange, 200, new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0}));
        assertThat(fetched()).isEqualTo("invalid-request");

        serve(exchange -> answer(exchange, 200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(fetched()).isEqualTo("invalid-manifest");
    }

    @Test
    void saysTheMistakesInTheReadersLanguage() throws Exception {
        String written = draft().put("verison", "1.0.0").toPrettyString();

        var refused = put(written, Map.of("Accept-Language", "de"));
        var validated = raw("POST", "/api/developer/manifest/validate", written, Map.of("Accept-Language", "de"));

        for (var answer : new Answer[] {refused, validated}) {
            var mistake = answer.body().path("errors").path(0);
            assertThat(mistake.path("text").asString())
                    .isEqualTo("Ein Feld verison gibt es nicht. Meinten Sie version?");
            assertThat(mistake.path("detail").asString()).isEqualTo("There is no field verison. Did you mean version?");
            assertThat(mistake.path("code").asString()).isEqualTo("unknown-field");
        }
        assertThat(raw("PUT", "/v1/integration/draft", written, Map.of("Authorization", "Bearer " + token(registered)))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("detail")
                        .asString())
                .isEqualTo("There is no field verison. Did you mean version?");
    }

    /** The problem; whatever it is, the draft stays. */
    private String fetched() throws Exception {
        Answer refused = post("/draft/fetch", Map.of());

        assertThat(refused.status()).isBetween(400, 499);
        assertThat(get("/draft").response().body()).isEqualTo(saved);
        return refused.problem();
    }

    private void serve(HttpHandler handler) {
        try {
            site.removeContext("/manifest.json");
        } catch (IllegalArgumentException none) {
            // it is the first
        }
        site.createContext("/manifest.json", handler);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Fifty megabytes that travel as a twentieth of one. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
