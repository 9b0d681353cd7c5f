package dev.patchbay.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.platform.PatchbaySettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressSettingsTests {

    private static final PatchbaySettings LOCAL = TestEgress.platform("http://localhost:8080");
    private static final PatchbaySettings PUBLIC = TestEgress.platform("https://apps.example.com");

    @Test
    void takesPairsOfHostAndPort() {
        assertThat(settings("127.0.0.1:8081", "[::1]:8082", "customer-service:3000")
                        .problems(LOCAL))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.0/8",
                "10.0.0.0/8:80",
                "*:80",
                "*.example.com:80",
                "::1:80",
                ":80",
                "a:0",
                "a:99999",
                "a:b"
            })
    void refusesAnythingElse(String target) {
        assertThat(settings("127.0.0.1:8081", target).problems(LOCAL))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(target));
    }

    @Test
    void refusesAnyTargetBesideAPublicBaseUrl() {
        assertThat(settings("127.0.0.1:8081").problems(PUBLIC)).hasSize(1);
        assertThat(settings().problems(PUBLIC)).isEmpty();
    }

    @Test
    void refusesATargetThatWouldReceiveOurCookies() {
        assertThat(settings("localhost:8081").problems(LOCAL))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("cookies"));
    }

    private static EgressSettings settings(String... targets) {
        return new EgressSettings(List.of(targets), 4, 2);
    }

    @Test
    void refusesATargetThatSharesPatchbaysHostName() {
        EgressSettings settings = new EgressSettings(List.of("LOCALHOST:9000", "127.0.0.1:9000"), 1, 1);

        assertThat(settings.problems(LOCAL))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("LOCALHOST:9000"));
    }
}
