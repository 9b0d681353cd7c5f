package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What Prometheus reads, and who else does not. */
@TestPropertySource(properties = "patchbay.gateway.metrics-token=" + MetricsTests.TOKEN)
class MetricsTests extends EdgeScene {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void showsWhatIsMeasuredToWhoeverHasTheTokenUnderWhateverHostName() throws Exception {
        var answer = send("GET", "/metrics", null, Map.of("Authorization", "Bearer " + TOKEN, "Host", "10.0.0.7:8080"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain;version=0.0.4");
        assertThat(answer.body())
                .contains("# HELP patchbay_broker_available 1 while the broker answers")
                .contains("\npatchbay_broker_behind{topic=\"data\"} 0.0")
                .contains("\npatchbay_changes_running{slot=\"lifecycle\"}")
                .contains("\npatchbay_alarms_raised 0.0")
                .contains("\njvm_memory_used_bytes");
    }

    /** The dashboard and the alerts in {@code deploy} ask for routes by these labels. */
    @Test
    void countsRequestsByRouteAndStatus() throws Exception {
        send("GET", "/api/live", null, Map.of());

        // a request is counted when it is over, which its caller may know a moment earlier
        await().untilAsserted(() -> assertThat(send("GET", "/metrics", null, Map.of("Authorization", "Bearer " + TOKEN))
                        .body())
                .containsPattern("\nhttp_server_requests_seconds_count\\{[^}]*status=\"401\",uri=\"/api/live\""));
    }

    @Test
    void showsNothingToAnybodyElse() throws Exception {
        assertThat(send("GET", "/metrics", null, Map.of()).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/metrics", null, Map.of("Authorization", "Bearer " + TOKEN.substring(1)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/metrics", null, Map.of("Authorization", TOKEN)).body())
                .doesNotContain("patchbay_");
    }
}
