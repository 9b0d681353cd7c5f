package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "202, DELIVERED",
        "299, DELIVERED",
        "301, EVENT_REFUSED",
        "307, EVENT_REFUSED",
        "400, EVENT_REFUSED",
        "404, EVENT_REFUSED",
        "408, EVENT_REFUSED",
        "410, GONE",
        "429, ENDPOINT_FAILED",
        "500, ENDPOINT_FAILED",
        "503, ENDPOINT_FAILED"
    })
    void saysWhomAnAnswerCountsAgainst(int status, Verdict expected) {
        assertThat(Verdict.of(new Answer.Answered(status, Map.of(), new KeptAttempt.Body("", false), Duration.ZERO)))
                .isEqualTo(expected);
    }

    @Test
    void countsSilenceAgainstTheEndpoint() {
        assertThat(Verdict.of(new Answer.Unanswered("No connection.", Duration.ZERO)))
                .isEqualTo(Verdict.ENDPOINT_FAILED);
    }
}
