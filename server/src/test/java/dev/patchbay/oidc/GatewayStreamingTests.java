package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies on their way through the gateway: bit by bit, and never whole in memory. */
class GatewayStreamingTests extends GatewayScene {

    private static final int MEBIBYTE = 1 << 20;
    private static final int WHOLE = 80 * MEBIBYTE;

    /** What sockets between three programs hold at most; anything above it lies in somebody's memory. */
    private static final int IN_SOCKETS = 40 * MEBIBYTE;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesALargeBodyUpWithoutKeepingIt(boolean withLength) throws Exception {
        var goOn = new CountDownLatch(1);
        var sum = new CompletableFuture<Long>();
        UPSTREAM.at("/echo/up", exchange -> {
            exchange.getRequestBody().readNBytes(1000);
            goOn.await();
            sum.complete(sum(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
        });
        var sent = new Letters(WHOLE);
        var body = BodyPublishers.ofInputStream(() -> sent);
        var call = call("/v1/echo/up", machine()).POST(withLength ? BodyPublishers.fromPublisher(body, WHOLE) : body);

        var answer = client.sendAsync(call.build(), HttpResponse.BodyHandlers.ofString());
        standsStill(sent.given);
        assertThat(sent.given.get()).isLessThan(IN_SOCKETS);
        goOn.countDown();

        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        try (var expected = new Letters(WHOLE)) {
            expected.readNBytes(1000);
            assertThat(sum.get()).isEqualTo(sum(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesALargeBodyDownWithoutKeepingIt(boolean withLength) throws Exception {
        var given = new AtomicLong();
        UPSTREAM.at("/echo/down", exchange -> {
            exchange.sendResponseHeaders(200, withLength ? WHOLE : 0);
            var letters = new Letters(WHOLE);
            byte[] buffer = new byte[8192];
            for (int read = letters.read(buffer); read >= 0; read = letters.read(buffer)) {
                exchange.getResponseBody().write(buffer, 0, read);
                given.set(letters.given.get());
            }
        });

        var answer = client.send(call("/v1/echo/down", machine()).build(), HttpResponse.BodyHandlers.ofInputStream());
        standsStill(given);
        assertThat(given.get()).isLessThan(IN_SOCKETS);

        try (InputStream in = answer.body();
                var expected = new Letters(WHOLE)) {
            assertThat(sum(in)).isEqualTo(sum(expected));
        }
    }

    @Test
    void handsOnWhatHasComeBeforeMoreComes() throws Exception {
        var goOn = new CountDownLatch(1);
        UPSTREAM.at("/echo/events", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            goOn.await();
            exchange.getResponseBody().write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        });

        var answer = client.send(call("/v1/echo/events", machine()).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            assertThat(new String(in.readNBytes(9), StandardCharsets.UTF_8)).isEqualTo("data: 1\n\n");
            goOn.countDown();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void givesUpTheUpstreamServerWhenTheCallerGoesAway() throws Exception {
        var noticed = new CountDownLatch(1);
        UPSTREAM.at("/echo/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[8192]);
                }
            } catch (IOException gone) {
                noticed.countDown();
                throw gone;
            }
        });

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET /v1/echo/endless HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer "
                                    + machine() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(10_000);
        }

        assertThat(noticed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverMakesHalfAnAnswerLookWhole() throws Exception {
        try (var broken = new java.net.ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = broken.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    throw new AssertionError(closed);
                }
            });
            String path = "/v1/broken-" + broken.getLocalPort();
            String address = "http://127.0.0.1:" + broken.getLocalPort();
            java.nio.file.Files.writeString(
                    RULES, WRITTEN + "  - {path: " + path + ", callers: [m2m], upstream: \"" + address + "\"}\n");
            String token = machine();
            await().until(() ->
                    RawCall.status(port, "GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\n\r\n") == 401);

            String answer = RawCall.answer(
                    port,
                    "GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + token + "\r\n\r\n");

            assertThat(answer).contains("hello").doesNotContain("\r\n0\r\n");
        } finally {
            java.nio.file.Files.writeString(RULES, WRITTEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: +5\r\n\r\nabcde",
                "Content-Length: 5, 5\r\n\r\nabcde",
                " Content-Length: 5\r\n\r\nabcde"
            })
    void takesNoBodyWhoseEndIsInDoubt(String rest) throws Exception {
        String answer = RawCall.answer(
                port,
                "POST /v1/echo/x HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + machine() + "\r\n"
                        + rest);

        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|501).*");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    /** RFC 9112 §6.3: the length is removed, the connection closed; the upstream server meets neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 500\r\n\r\n",
                "X-Fine: 1\nContent-Length: 5\r\nTransfer-Encoding: chunked\n\r\n"
            })
    void smugglesNoRequestBehindABody(String head) throws Exception {
        String token = machine();
        String smuggled =
                "GET /v1/echo/smuggled HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + token + "\r\n\r\n";

        String answer = RawCall.answer(
                port,
                "POST /v1/echo/x HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + token + "\r\n" + head
                        + "2\r\nab\r\n0\r\n\r\n" + smuggled);

        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(UPSTREAM.last().target()).hasToString("/echo/x");
        assertThat(UPSTREAM.last().body()).isEqualTo("ab");
        assertThat(UPSTREAM.last().header("Content-Length")).isEmpty();
    }

    @Test
    void readsNoBareLineFeedAsTheEndOfAHeader() throws Exception {
        RawCall.answer(
                port,
                "GET /v1/echo/x HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + machine()
                        + "\r\nX-Note: a\nX-User-Id: forged\r\n\r\n");

        assertThat(UPSTREAM.wasAsked() ? UPSTREAM.last().headers().toString() : "")
                .doesNotContain("forged");
    }

    /** Waits until a number has grown above nothing and then grows no more. */
    private static void standsStill(AtomicLong number) {
        var last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(400)).until(() -> {
            long now = number.get();
            return now > 0 && last.getAndSet(now) == now;
        });
    }

    private static long sum(InputStream in) throws IOException {
        var sum = new CRC32C();
        byte[] buffer = new byte[16384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sum.update(buffer, 0, read);
        }
        return sum.getValue();
    }

    /** So many bytes that repeat only after a long time. */
    private static final class Letters extends InputStream {

        private final AtomicLong given = new AtomicLong(); // for whoever watches, once for each piece
        private final long all;
        private long at;

        Letters(long all) {
            this.all = all;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, all - at);
            for (int i = 0; i < count; i++, at++) {
                buffer[offset + i] = (byte) (at * 31 / 7 + at / 251);
            }
            given.set(at);
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
