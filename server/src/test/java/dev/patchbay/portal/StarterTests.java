package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.RecordSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each starter is unpacked, started with Node as it is, and asked everything that its type answers. */
class StarterTests extends DeveloperWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private @Nullable Process running;

    @AfterEach
    void stop() throws Exception {
        Process started = running;
        if (started != null) {
            started.destroy();
            assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAppSignsPeopleInAndKnowsItsOwnEvents() throws Exception {
        start("app");

        assertThat(ask("/").body()).contains("Sign in");
        assertThat(ask("/login?iss=https://else.example.com&client_id=x").statusCode())
                .isEqualTo(400);
        assertThat(ask("/callback?state=x&code=y").statusCode()).isEqualTo(400);
        tellsItsManifest("app");
        takesGenuineEventsOnly();
    }

    @Test
    void aWidgetHasABundleAndRecordsToShow() throws Exception {
        start("widget");

        JsonNode manifest = JsonMapper.shared().readTree(ask("/manifest.json").body());
        assertThat(JsonMapper.shared().readTree(ask("/manifest").body())).isEqualTo(manifest.path("widget"));
        var bundle = ask("/bundle");
        assertThat(bundle.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(bundle.body()).contains("patchbay.ready()").doesNotContain("innerHTML =");
        var schema = RecordSchema.of(
                JsonMapper.shared().readTree(ask("/schema").body()).path("schema"));
        assertThat(JsonMapper.shared().readTree(ask("/data").body()))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(schema.check(record)).isEmpty());
        tellsItsManifest("widget");
        takesGenuineEventsOnly();
    }

    @Test
    void aDataSourceHasRecordsThatFitItsSchema() throws Exception {
        start("data_source");

        JsonNode description = JsonMapper.shared().readTree(ask("/schema").body());
        var schema = RecordSchema.of(description.path("schema"));
        var data = ask("/data");
        assertThat(JsonMapper.shared().readTree(data.body()))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(schema.check(record)).isEmpty());
        var request = HttpRequest.newBuilder(URI.create(at("/data")))
                .header("If-None-Match", data.headers().firstValue("ETag").orElseThrow())
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isIn(304, 200);
        tellsItsManifest("data_source");
        takesGenuineEventsOnly();
    }

    /** Also to Patchbay, which saves it as the draft. */
    private void tellsItsManifest(String type) throws Exception {
        assertThat(ask("/health").statusCode()).isEqualTo(200);
        assertThat(ask("/elsewhere").statusCode()).isEqualTo(404);
        var draft = draft().put("base_url", "http://127.0.0.1:" + FREE_PORT);
        assertThat(put(draft.toString(), Map.of()).status()).isEqualTo(200);
        var fetched = post("/draft/fetch", Map.of());
        assertThat(fetched.status()).as(fetched.response().body()).isEqualTo(200);
        assertThat(draft().path("webhook_url").asString()).isEqualTo(at("/webhooks/patchbay"));
        assertThat(draft().path("type").asString()).isEqualTo(type);
    }

    private void takesGenuineEventsOnly() throws Exception {
        var sent = post("/examples", Map.of("type", "app.installed"));
        assertThat(sent.body().path("status").asInt())
                .as(sent.response().body())
                .isEqualTo(200);
        var forged = HttpRequest.newBuilder(URI.create(at("/webhooks/patchbay")))
                .header("webhook-id", "forged")
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"app.installed\"}"))
                .build();
        assertThat(HTTP.send(forged, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private void start(String type) throws Exception {
        registered = register(type);
        integration = registered.body().path("name").asString();
        unzip(HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/developer/integrations/"
                                        + integration + "/starter.zip"))
                                .header("Host", "localhost:8080")
                                .header("Cookie", cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body());
        Path root = folder.resolve(integration);
        Path env = root.resolve(".env");
        String filled = Files.readString(env);
        assertThat(filled)
                .contains("PATCHBAY_CLIENT_ID="
                        + registered.body().path("clientId").asString())
                .doesNotContain("whsec_");
        Files.writeString(
                env,
                filled.replace("PORT=3000", "PORT=" + FREE_PORT)
                        .replace("BASE_URL=http://127.0.0.1:3000", "BASE_URL=http://127.0.0.1:" + FREE_PORT)
                        .replace(
                                "PATCHBAY_CLIENT_SECRET=",
                                "PATCHBAY_CLIENT_SECRET="
                                        + registered.body().path("clientSecret").asString())
                        .replace(
                                "PATCHBAY_WEBHOOK_SECRET=",
                                "PATCHBAY_WEBHOOK_SECRET="
                                        + registered
                                                .body()
                                                .path("webhookSecret")
                                                .asString()));
        JsonNode scripts =
                JsonMapper.shared().readTree(root.resolve("package.json")).path("scripts");
        Process started = new ProcessBuilder(scripts.path("start").asString().split(" ", -1))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        running = started;
        until(() -> {
            assertThat(started.isAlive())
                    .as(Files.readString(folder.resolve("output")))
                    .isTrue();
            return Files.readString(folder.resolve("output")).contains("listening");
        });
    }

    private void unzip(byte[] bytes) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + FREE_PORT + path;
    }
}
