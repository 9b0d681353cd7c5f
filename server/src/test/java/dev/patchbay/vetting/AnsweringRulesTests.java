package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The rules health, response-time, https and links. */
class AnsweringRulesTests extends RuleTrial {

    @Test
    void passesWhatAnswersItsHealth() {
        var result = run(new HealthCheck(), manifest("app", Map.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.evidence()).containsEntry("status", 200).containsKey("milliseconds");
    }

    @Test
    void failsWhatIsUnwellOrSilent() throws IOException {
        server.on("/health", 503, "text/plain", "down");
        assertThat(mend(run(new HealthCheck(), manifest("app", Map.of())))).isEqualTo("health.status");

        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var silent = run(new HealthCheck(), manifest("app", Map.of("base_url", "http://127.0.0.1:" + nobody)));
        assertThat(silent.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(mend(silent)).isEqualTo("silent.connect");
    }

    @Test
    void followsNoRedirectOfHealth() {
        server.on("/health", TestIntegration.redirect("/"));

        var result = run(new HealthCheck(), manifest("app", Map.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(server.asked("/")).isEmpty();
    }

    @Test
    void measuresHowLongAnswersTake() {
        var result = run(new ResponseTimeCheck(7, Duration.ofSeconds(10)), manifest("app", Map.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(server.asked("/health")).hasSize(7);
        assertThat(number(result, "p50Milliseconds")).isLessThanOrEqualTo(number(result, "p95Milliseconds"));
    }

    @Test
    void failsWhatIsSlowerThanItsLimit() {
        var latch = new java.util.concurrent.CountDownLatch(1);
        server.on("/health", (exchange, request) -> {
            try {
                var _ = latch.await(30, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });

        var result = run(new ResponseTimeCheck(5, Duration.ofMillis(10)), manifest("app", Map.of()));

        assertThat(mend(result)).isEqualTo("response-time.slow");
        assertThat(number(result, "p50Milliseconds")).isGreaterThanOrEqualTo(30);
    }

    @Test
    void failsWhatAnswersNotEveryTime() {
        var calls = new AtomicInteger();
        server.on(
                "/health",
                (exchange, request) -> exchange.sendResponseHeaders(calls.incrementAndGet() == 3 ? 500 : 200, -1));

        var result = run(new ResponseTimeCheck(5, Duration.ofSeconds(10)), manifest("app", Map.of()));

        assertThat(mend(result)).isEqualTo("response-time.broken");
        assertThat(result.evidence()).containsEntry("failedCall", 3);
        assertThat(calls).hasValue(3);
    }

    @Test
    void takesPercentilesByTheNearestRank() {
        var hundred = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToObj(Duration::ofMillis)
                .toList();

        assertThat(ResponseTimeCheck.percentile(hundred, 50)).isEqualTo(Duration.ofMillis(50));
        assertThat(ResponseTimeCheck.percentile(hundred, 95)).isEqualTo(Duration.ofMillis(95));
        assertThat(ResponseTimeCheck.percentile(List.of(Duration.ofMillis(7)), 95))
                .isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void failsPlainAddressesButForOnesOwnMachine() {
        var plain = run(new HttpsCheck(), manifest("app", Map.of("support_url", "http://help.example.com/")));
        assertThat(mend(plain)).isEqualTo("https.plain");
        assertThat(plain.evidence().get("plain")).isEqualTo(List.of("support_url"));

        var local = run(new HttpsCheck(), manifest("app", Map.of()));
        assertThat(local.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(mend(local)).isEqualTo("https.local");
    }

    @Test
    void failsACertificateThatNobodyVouchesFor() throws Exception {
        try (var socket = SelfSigned.serverSocket()) {
            Thread.ofVirtual().start(() -> SelfSigned.shakeHands(socket));

            var result = run(
                    new HttpsCheck(),
                    manifest("app", Map.of("base_url", "https://localhost:" + socket.getLocalPort())));

            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(mend(result)).isEqualTo("https.untrusted");
        }
    }

    @Test
    void passesPagesThatAnswerAlsoBehindRedirects() {
        server.on("/old-terms", TestIntegration.redirect("/terms"));

        var result = run(new LinksCheck(), manifest("app", links("/privacy", "/old-terms", "/support")));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsPagesThatAreGone() {
        var result = run(new LinksCheck(), manifest("app", links("/privacy", "/gone", "/support")));

        assertThat(mend(result)).isEqualTo("links.broken");
        assertThat(told(result, "fields")).isEqualTo("terms_url");
        assertThat(result.evidence()).containsEntry("terms_url", 404);
    }

    @Test
    void warnsOfMissingPagesAndOfThoseThatTurnProgramsAway() {
        assertThat(mend(run(new LinksCheck(), manifest("app", Map.of("privacy_url", server.url("/privacy"))))))
                .isEqualTo("links.missing");

        server.on("/terms", 403, "text/html", "no robots");
        assertThat(mend(run(new LinksCheck(), manifest("app", links("/privacy", "/terms", "/support")))))
                .isEqualTo("links.unclear");
    }

    @Test
    void followsFourRedirectsAtMost() {
        server.on("/privacy", TestIntegration.redirect("/privacy"));

        var result = run(new LinksCheck(), manifest("app", links("/privacy", "/terms", "/support")));

        assertThat(mend(result)).isEqualTo("links.broken");
        assertThat(server.asked("/privacy")).hasSize(5);
    }

    private Map<String, Object> links(String privacy, String terms, String support) {
        return Map.of(
                "privacy_url", server.url(privacy), "terms_url", server.url(terms), "support_url", server.url(support));
    }
}
