package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderValuesTests {

    @Test
    void saysOfEveryLetterWhatSpringSecuritySays() {
        IntStream.rangeClosed(0, Character.MAX_VALUE).forEach(letter -> {
            String value = "plain" + (char) letter;
            assertThat(HeaderValues.areAllowed(value))
                    .as("U+%04X", letter)
                    .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        });
    }

    @Test
    void refusesControlLettersWhereverTheyStand() {
        assertThat(HeaderValues.areAllowed("")).isTrue();
        assertThat(HeaderValues.areAllowed("Bearer abc.def")).isTrue();
        assertThat(HeaderValues.areAllowed("a\u0000")).isFalse();
        assertThat(HeaderValues.areAllowed("\r\nX-Other: b")).isFalse();
        assertThat(HeaderValues.areAllowed("Zürich \u0085")).isFalse();
    }
}
