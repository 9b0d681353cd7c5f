package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers and upstream servers that mean harm to the other side of the gateway. */
class GatewayHostileTests extends GatewayScene {

    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket upstream;
    private String broken;
    private volatile String answer = "";

    @BeforeEach
    void anUpstreamServerOfNoManners() throws IOException {
        upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        broken = "/v1/broken-" + upstream.getLocalPort(); // of this test, whose rules are to be waited for
        String address = "http://127.0.0.1:" + upstream.getLocalPort();
        Files.writeString(
                RULES, WRITTEN + "  - {path: " + broken + ", callers: [m2m], upstream: \"" + address + "\"}\n");
        await().until(() -> RawCall.status(port, "GET " + broken + " HTTP/1.1\r\nHost: localhost:8080\r\n\r\n") == 401);
    }

    @AfterEach
    void goes() throws IOException {
        upstream.close();
        Files.writeString(RULES, WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close, X-User-Id, X-Secret", "X-Secret , keep-alive", "x-secret"})
    void keepsToItselfWhatConnectionListsAndCannotBeMadeToDropItsOwnWord(String connection) throws Exception {
        String token = machine();

        RawCall.answer(
                port,
                "GET /v1/echo/x HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: " + connection
                        + ", X-Client-Id, X-Scopes, X-Patchbay-Assertion\r\nX-Secret: for-the-next-hop\r\nX-Kept: yes\r\n\r\n");

        assertThat(UPSTREAM.last().header("X-Kept")).isEqualTo("yes");
        assertThat(UPSTREAM.last().header("X-Secret")).isEmpty();
        assertThat(UPSTREAM.last().header("X-Client-Id")).isEqualTo(apps.desk.clientId());
        assertThat(UPSTREAM.last().header("X-Scopes")).isNotEmpty();
        assertThat(UPSTREAM.last().header("X-Patchbay-Assertion")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/echo/../fantasy/leagues",
                "/v1/echo/%2e%2e/fantasy/leagues",
                "/v1/echo/..%2ffantasy/leagues",
                "/v1/echo/..;/fantasy/leagues",
                "/v1/echo/%252e%252e/fantasy/leagues",
                "/v1/echo//fantasy/leagues",
                "/v1/echo/..\\fantasy",
                "/v1/echo/%5c..%5cfantasy",
                "/v1/echo/%00",
                "/v1/echo/%c0%ae%c0%ae/fantasy/leagues",
                "http://evil.example/v1/echo/x",
                "//evil.example/v1/echo/x"
            })
    void leadsNoPathBeyondItsRule(String path) throws Exception {
        String answered = RawCall.answer(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer " + machine() + "\r\n\r\n");

        assertThat(answered).matches("(?s)HTTP/1.1 (400|403|404|421) .*");
        assertThat(UPSTREAM.wasAsked()).isFalse();
    }

    @Test
    void neverMakesAnAnswerThatIsShorterThanItSaysLookWhole() {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello";

        assertThatThrownBy(() -> get(broken, machine())).isInstanceOf(UncheckedIOException.class);
    }

    /** What follows the stated length would be taken for the answer to somebody else's request. */
    @Test
    void handsNobodyTheRestOfAnAnswerThatIsLongerThanItSays() {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirstHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
        String token = machine();

        for (int i = 0; i < 4; i++) {
            assertThat(get(broken, token).body()).doesNotContain("forged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 60\r\n\r\nfirst",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nfirst",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nfirst",
                "HTTP/9.9 200 OK\r\n\r\n",
                "nonsense\r\n\r\n",
                "",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\nframes"
            })
    void answersWithAProblemOrBreaksOffWhatIsNoProperAnswer(String improper) throws Exception {
        answer = improper;

        String answered = RawCall.answer(
                port,
                "GET " + broken + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\nAuthorization: Bearer "
                        + machine() + "\r\n\r\n");

        assertThat(answered).doesNotContain("internal-error").doesNotContain("101 Switching", "frames");
        assertThat(answered.contains("upstream-") || !answered.contains("\r\n0\r\n"))
                .isTrue();
        assertThat(asked.get()).isPositive();
    }

    @Test
    void boundsTheHeadOfAnAnswer() {
        answer = "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n";

        assertThat(problem(get(broken, machine()))).isEqualTo("upstream-unreachable");

        answer = "HTTP/1.1 200 OK\r\n" + "X-Many: x\r\n".repeat(2_000) + "Content-Length: 0\r\n\r\n";

        assertThat(problem(get(broken, machine()))).isEqualTo("upstream-unreachable");
    }

    private void serve() {
        while (!upstream.isClosed()) {
            try (Socket socket = upstream.accept()) {
                asked.incrementAndGet();
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException closed) {
                // the other side is as rude, or the test is over
            }
        }
    }
}
