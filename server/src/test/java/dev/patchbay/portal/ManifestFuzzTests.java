package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.ManifestMutations;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes where a manifest is wanted, by any of the ways: it is taken, or its mistakes are told; nothing breaks. */
class ManifestFuzzTests extends DeveloperWorld {

    private static final long SEED = 20261123;
    private static final int FIFTY_MEGABYTES = 50 << 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> REFUSALS = Set.of("invalid-manifest", "invalid-request");

    private String valid = "";
    private String draftPath = "";

    @BeforeEach
    void aManifestWithEverything() throws Exception {
        draftPath = "/api/developer/integrations/" + integration + "/draft";
        var manifest = draft();
        JsonMapper.shared()
                .readTree("""
                {
                  "scopes": ["openid"],
                  "optional_scopes": ["email"],
                  "scope_purposes": {"openid": "Knows who you are.", "email": "Writes to you."},
                  "author": {"name": "Jane", "url": "https://jane.example.com"},
                  "pricing": {"model": "subscription", "price_cents": 499, "interval": "month"},
                  "config_schema": {"type": "object", "properties": {"a": {"type": "string", "pattern": "^a+$"}}},
                  "widget": {"connect_domains": ["x.example.com"], "min_size": {"width": 1, "height": 1}},
                  "breaking_changes": {"2.0.0": {"message": "m", "deadline": "2027-01-01"}},
                  "app_permissions": [{"name": "read", "description": "Reads."}],
                  "categories": ["productivity"],
                  "icon": "https://notes.example.com/icon.png"
                }""")
                .properties()
                .forEach(member -> manifest.set(member.getKey(), member.getValue()));
        valid = manifest.toPrettyString();
        assertThat(put(valid, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void tellsTheMistakesOfWhateverComesAndKeepsNothingOfIt() throws Exception {
        String validate = "/api/developer/manifest/validate?integration=" + integration;
        Map<String, String> session = Map.of("Cookie", cookie() + "; lang=de");
        Map<String, String> token = Map.of("Authorization", "Bearer " + token(registered));
        List<Callable<Integer>> lanes = List.of(
                () -> validated(validate, 1_000, 1, session),
                () -> validated("/api/developer/manifest/validate?stage=version", 1_000, 2, session),
                () -> saved(draftPath, 250, 3, session));
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> lane : threads.invokeAll(lanes)) {
                taken += lane.get();
            }
        }
        // with the integration's own token, which its rate lets ask sixty times
        taken += saved("/v1/integration/draft", 50, 4, token);

        assertThat(taken).as("some mutations are manifests still").isBetween(100, 2_000);
    }

    /** How many of them had no mistake. */
    private int validated(String path, int cases, int lane, Map<String, String> who) throws Exception {
        var mutations = new ManifestMutations(valid, SEED + lane);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            letAsk(i);
            byte[] sent = mutations.next();
            Answer answer = send("POST", path, sent, who);
            if (answer.status() == 200) {
                assertThat(answer.body().path("errors").isArray())
                        .as(shown(sent))
                        .isTrue();
                saysWhere(answer.body().path("errors"), sent);
                good += answer.body().path("errors").isEmpty() ? 1 : 0;
            } else {
                isRefused(answer, sent);
            }
        }
        return good;
    }

    /** How many of them were saved: those as they were written, and nothing of the others. */
    private int saved(String path, int cases, int lane, Map<String, String> who) throws Exception {
        var mutations = new ManifestMutations(valid, SEED + lane);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            letAsk(i);
            Answer before = current();
            byte[] sent = mutations.next();
            Answer answer = send("PUT", path, sent, who);
            Answer after = current();
            if (answer.status() == 200) {
                assertThat(after.response().body().getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(sent);
                good++;
            } else {
                isRefused(answer, sent);
                saysWhere(answer.body().path("errors"), sent);
                assertThat(after.response().body()).isEqualTo(before.response().body());
                assertThat(after.response().headers().firstValue("ETag"))
                        .isEqualTo(before.response().headers().firstValue("ETag"));
            }
        }
        return good;
    }

    private static void isRefused(Answer answer, byte[] sent) {
        assertThat(answer.status()).as(shown(sent)).isEqualTo(400);
        assertThat(REFUSALS).as(shown(sent)).contains(answer.problem());
        assertThat(answer.body().path("errors").isEmpty()).as(shown(sent)).isFalse();
    }

    private static void saysWhere(JsonNode errors, byte[] sent) {
        for (JsonNode error : errors) {
            assertThat(error.path("pointer").isString()).as(shown(sent)).isTrue();
            assertThat(error.path("detail").asString(error.path("message").asString("")))
                    .as(shown(sent))
                    .isNotBlank();
            assertThat(error.path("line").asInt(1)).as(shown(sent)).isPositive();
            if (error.has("text")) {
                assertThat(error.path("text").asString())
                        .as(shown(sent))
                        .isNotBlank()
                        .isNotEqualTo(error.path("detail").asString());
            }
        }
    }

    @Test
    void refusesFiftyMegabytesBeforeTheyHaveCome() throws Exception {
        Answer before = current();

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            begin(socket, "Content-Length: " + FIFTY_MEGABYTES);
            assertThat(status(socket.getInputStream())).contains(" 413 ");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            begin(socket, "Transfer-Encoding: chunked");
            assertThat(sentUntilAnswered(socket)).isLessThan(FIFTY_MEGABYTES / 3);
            assertThat(status(socket.getInputStream())).contains(" 413 ");
        }

        assertThat(current().response().body()).isEqualTo(before.response().body());
    }

    private void begin(Socket socket, String length) throws IOException {
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("PUT " + draftPath + " HTTP/1.1\r\nHost: localhost:8080\r\nOrigin: http://localhost:8080\r\n"
                                + "Content-Type: application/json\r\nCookie: " + cookie() + "\r\n" + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes of a body without an end that could be sent before there was an answer. */
    private static int sentUntilAnswered(Socket socket) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int sent = 0;
        while (sent < FIFTY_MEGABYTES && socket.getInputStream().available() == 0) {
            try {
                socket.getOutputStream().write(chunk);
            } catch (IOException hungUp) {
                break;
            }
            sent += chunk.length;
        }
        return sent;
    }

    private static String status(InputStream answer) throws IOException {
        var line = new StringBuilder();
        for (int read = answer.read(); read >= 0 && read != '\n'; read = answer.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    private Answer current() throws Exception {
        return get("/draft");
    }

    /** The bounds on how often one may ask are not what is tried here. */
    private void letAsk(int number) {
        if (number % 100 == 0) {
            jdbc.sql("delete from limits.attempts").update();
        }
    }

    private Answer send(String method, String path, byte[] body, Map<String, String> who) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        who.forEach(request::header);
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body()), answer);
    }

    private static String shown(byte[] sent) {
        var printable = new ArrayList<String>();
        printable.add(new String(sent, 0, Math.min(sent.length, 1_500), StandardCharsets.UTF_8));
        printable.add(HexFormat.of().formatHex(sent, 0, Math.min(sent.length, 16)));
        return String.join(" | ", printable);
    }
}
