package dev.patchbay.egress;

import static dev.patchbay.egress.EgressDoorTests.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door does with answers, good and bad. */
@Timeout(300)
class EgressAnswerTests {

    /** Long enough to connect on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void sendsTheBodyAndReadsTheAnswer() throws IOException {
        var seen = new CompletableFuture<String>();
        try (var server = new RawServer((in, out) -> {
            seen.complete(RawServer.readHead(in) + new String(in.readNBytes(4), StandardCharsets.UTF_8));
            write(out, "HTTP/1.1 201 Created\r\nX-One: a\r\nX-One: b\r\nContent-Length: 5\r\n\r\nhello");
        })) {
            EgressResult result = TestEgress.reaching(server.target())
                    .send(EgressRequest.post(server.uri(), "ping".getBytes(StandardCharsets.UTF_8))
                            .withHeader("Content-Type", "application/json")
                            .withHeader("webhook-id", "7"));

            assertThat(result).isInstanceOfSatisfying(EgressResponse.class, response -> {
                assertThat(response.status()).isEqualTo(201);
                assertThat(response.text()).isEqualTo("hello");
                assertThat(response.headers().get("x-one")).containsExactly("a", "b");
            });
            assertThat(seen.join())
                    .startsWith("POST /hook HTTP/1.1\r\n")
                    .contains("Content-Type: application/json\r\n", "webhook-id: 7\r\n", "Content-Length: 4\r\n")
                    .endsWith("\r\n\r\nping");
        }
    }

    @Test
    void stopsReadingAnEndlessBody() throws Exception {
        try (var server = new RawServer((in, out) -> {
            RawServer.readHead(in);
            write(out, "HTTP/1.1 200 OK\r\n\r\n");
            flood(out, "x".repeat(8192));
        })) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @Test
    void stopsReadingEndlessChunks() throws Exception {
        try (var server = new RawServer((in, out) -> {
            RawServer.readHead(in);
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            flood(out, "1000\r\n" + "x".repeat(4096) + "\r\n");
        })) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 ",
                ""
            })
    void endsASlowDripAtTheDeadline(String beginning) throws Exception {
        try (var server = new RawServer((in, out) -> {
            RawServer.readHead(in);
            write(out, beginning);
            while (!beginning.isEmpty()) {
                write(out, "x");
                RawServer.linger();
            }
            in.read(); // says nothing until the client hangs up
            throw new IOException("hung up");
        })) {
            assertThat(reason(send(server, SHORT))).isEqualTo(Reason.TIMEOUT);
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @Test
    void endsATlsHandshakeThatIsNeverAnswered() throws Exception {
        try (var server = new RawServer((in, out) -> {
            while (in.read() >= 0) {
                // takes the greeting and says nothing
            }
            throw new IOException("hung up");
        })) {
            EgressResult result = TestEgress.reaching(server.target())
                    .send(EgressRequest.get(URI.create("https://" + server.target()))
                            .withTimeout(SHORT));

            assertThat(reason(result)).isEqualTo(Reason.TIMEOUT);
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] packed = gzip(3000);
        try (var server = answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", packed)) {
            assertThat(send(server, Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            EgressResponse.class,
                            response -> assertThat(response.body()).hasSize(3000));
        }
    }

    @Test
    void countsTheBodyAfterUnpacking() throws IOException {
        byte[] bomb = gzip(50_000_000);
        assertThat(bomb.length).isLessThan(64 * 1024);
        try (var server = answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", bomb)) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void keepsTheBeginningOfALongAnswerWhenAskedTo() throws Exception {
        try (var server = new RawServer((in, out) -> {
            RawServer.readHead(in);
            write(out, "HTTP/1.1 200 OK\r\n\r\n");
            flood(out, "0123456789");
        })) {
            EgressResult result = TestEgress.reaching(server.target())
                    .send(EgressRequest.get(server.uri()).withMaximumBody(15).withBodyCut());

            assertThat(result)
                    .isInstanceOfSatisfying(
                            EgressResponse.class,
                            response -> assertThat(response.text()).isEqualTo("012345678901234"));
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_000})
    void stopsAtAFloodOfHeaders(int headers) throws IOException {
        String flood = ("X-Flood: " + "x".repeat(40_000 / headers) + "\r\n").repeat(headers);
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\n" + flood + "\r\n")) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void stopsAtEndlessHeaders() throws Exception {
        try (var server = new RawServer((in, out) -> {
            RawServer.readHead(in);
            write(out, "HTTP/1.1 200 OK\r\n");
            flood(out, "X-Flood: " + "x".repeat(2000) + "\r\n");
        })) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.clientHungUp()).isTrue();
        }
    }

    @Test
    void takesManyHeadersWithinTheLimit() throws IOException {
        String headers = ("X-Long: " + "x".repeat(900) + "\r\n").repeat(30);
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n" + headers + "\r\n")) {
            assertThat(send(server, Duration.ofSeconds(20))).isInstanceOf(EgressResponse.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no HTTP at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot packed..",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void tellsAnAnswerThatIsNone(String answer) throws IOException {
        try (var server = RawServer.answering(answer)) {
            assertThat(reason(send(server, Duration.ofSeconds(20)))).isEqualTo(Reason.INVALID_ANSWER);
        }
    }

    @Test
    void tellsThatNobodyListens() {
        EgressResult result =
                TestEgress.reaching("127.0.0.1:1").send(EgressRequest.get(URI.create("http://127.0.0.1:1")));

        assertThat(reason(result)).isEqualTo(Reason.CONNECT);
    }

    @Test
    void letsNobodySetItsOwnHeadersOrSplitThem() {
        EgressRequest request = EgressRequest.get(URI.create("https://hook.example"));

        assertThatIllegalArgumentException().isThrownBy(() -> request.withHeader("Host", "inside"));
        assertThatIllegalArgumentException().isThrownBy(() -> request.withHeader("content-length", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> request.withHeader("X-A", "b\r\nX-C: d"));
    }

    private static EgressResult send(RawServer server, Duration timeout) {
        return TestEgress.reaching(server.target())
                .send(EgressRequest.get(server.uri()).withTimeout(timeout).withMaximumBody(64 * 1024));
    }

    private static RawServer answering(String head, byte[] body) {
        return new RawServer((InputStream in, OutputStream out) -> {
            RawServer.readHead(in);
            write(out, head);
            out.write(body);
        });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Until the client hangs up. */
    private static void flood(OutputStream out, String text) throws IOException {
        while (true) {
            write(out, text);
        }
    }

    private static byte[] gzip(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }
}
