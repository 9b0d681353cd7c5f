package dev.patchbay.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whom the door opens for. */
class EgressDoorTests {

    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://localhost/",
                "https://LOCALHOST:8443/",
                "https://localhost./"
            })
    void reachesNoAddressThatIsNotPublic(String uri) {
        assertThat(TestEgress.reaching().send(EgressRequest.get(URI.create(uri))))
                .isInstanceOfSatisfying(
                        EgressFailure.class,
                        failure -> assertThat(failure.reason()).isIn(Reason.REFUSED_ADDRESS, Reason.UNRESOLVED));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/",
        "http://example.com:443/",
        "https://example.com:80/",
        "https://example.com:22/",
        "https://user:word@example.com/",
        "https://user@example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https:///path",
        "https://127.1/",
        "https://under_score.example/"
    })
    void refusesAddressesOfAnotherForm(String uri) {
        Egress egress = TestEgress.with(host -> {
            throw new AssertionError("looked up " + host);
        });

        assertThat(reason(egress.send(EgressRequest.get(URI.create(uri))))).isEqualTo(Reason.REFUSED_URL);
    }

    @Test
    void refusesNameOfWhichOneAddressIsPrivate() throws IOException {
        try (var server = RawServer.answering(FINE)) {
            Egress egress = TestEgress.with(
                    host -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.getLoopbackAddress()});

            assertThat(reason(egress.send(EgressRequest.get(URI.create("https://hook.example/")))))
                    .isEqualTo(Reason.REFUSED_ADDRESS);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedThoughTheNameMovesOn() throws IOException {
        Queue<String> heads = new ConcurrentLinkedQueue<>();
        try (var server = new RawServer((in, out) -> {
            heads.add(RawServer.readHead(in));
            out.write(FINE.getBytes(StandardCharsets.UTF_8));
        })) {
            var lookups = new AtomicInteger();
            Egress egress = TestEgress.with(
                    host -> new InetAddress[] {
                        InetAddress.ofLiteral(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
                    },
                    "moving.example:" + server.port());
            URI uri = URI.create("http://moving.example:" + server.port() + "/hook?a=1");

            assertThat(egress.send(EgressRequest.get(uri))).isInstanceOf(EgressResponse.class);
            assertThat(lookups).hasValue(1);
            assertThat(heads.remove())
                    .startsWith("GET /hook?a=1 HTTP/1.1\r\n")
                    .contains("Host: moving.example:" + server.port() + "\r\n");

            assertThat(reason(egress.send(EgressRequest.get(uri)))).isEqualTo(Reason.CONNECT);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void checksTheNameAgainAtEachAttempt() {
        var lookups = new AtomicInteger();
        Egress egress = TestEgress.with(host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(reason(egress.send(EgressRequest.get(URI.create("https://hook.example/")))))
                    .isEqualTo(Reason.REFUSED_ADDRESS);
        }
        assertThat(lookups).hasValue(3);
    }

    @Test
    void developmentTargetsAreExactPairs() throws IOException {
        try (var server = RawServer.answering(FINE);
                var other = RawServer.answering(FINE)) {
            Egress egress = TestEgress.reaching(server.target());

            assertThat(egress.send(EgressRequest.get(server.uri()))).isInstanceOf(EgressResponse.class);
            assertThat(reason(egress.send(EgressRequest.get(other.uri())))).isEqualTo(Reason.REFUSED_URL);
            assertThat(reason(egress.send(EgressRequest.get(URI.create("http://localhost:" + server.port())))))
                    .isEqualTo(Reason.REFUSED_URL);
            assertThat(other.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "http://127.0.0.1:8080/",
                "http://[::1]:8080/",
                "http://other.example:8080/"
            })
    void neverReachesPatchbayItself(String uri) {
        Egress egress = TestEgress.with(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                "localhost:8080",
                "127.0.0.1:8080",
                "[::1]:8080",
                "other.example:8080");

        assertThat(reason(egress.send(EgressRequest.get(URI.create(uri))))).isEqualTo(Reason.REFUSED_ADDRESS);
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (var inside = RawServer.answering(FINE);
                var server = RawServer.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + inside.uri() + "\r\nContent-Length: 0\r\n\r\n")) {
            Egress egress = TestEgress.reaching(server.target(), inside.target());

            assertThat(egress.send(EgressRequest.get(server.uri())))
                    .isInstanceOfSatisfying(EgressResponse.class, response -> {
                        assertThat(response.status()).isEqualTo(302);
                        assertThat(response.header("location"))
                                .contains(inside.uri().toString());
                    });
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void sendsNothingInsideATransaction() throws IOException {
        try (var server = RawServer.answering(FINE)) {
            Egress egress = TestEgress.reaching(server.target());
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                assertThatIllegalStateException().isThrownBy(() -> egress.send(EgressRequest.get(server.uri())));
            } finally {
                TransactionSynchronizationManager.setActualTransactionActive(false);
            }
            assertThat(server.connections()).isZero();
        }
    }

    static Reason reason(EgressResult result) {
        assertThat(result).isInstanceOf(EgressFailure.class);
        return ((EgressFailure) result).reason();
    }
}
