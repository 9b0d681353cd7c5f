package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    private static final List<Secret> SENT = List.of(Secret.of("Zs0b9c2sB0m3l4r5kT6u7v8w9x0y1z2A3B4C5D6E7F8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"seen\":\"Zs0b9c2sB0m3l4r5kT6u7v8w9x0y1z2A3B4C5D6E7F8\"} | {\"seen\":null}",
                "got Zs0b9c2sB0m3l4r5kT6u7v8w9x0y1z2A3B4C5D6E7F8. | got •••.",
                "{\"access_token\": \"abc\\\"def\", \"a\": 1} | {\"access_token\": null, \"a\": 1}",
                "{\"clientSecret\":\"cut off he | {\"clientSecret\":null",
                "{\"db_password\":\"x\",\"api_key\":\"y\"} | {\"db_password\":null,\"api_key\":null}",
                "Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl ends | Bearer ••• ends",
                "{\"received\":true} | {\"received\":true}"
            })
    void takesSecretsAndTokensOutOfABody(String body, String kept) {
        assertThat(Redaction.body(body, SENT)).isEqualTo(kept);
    }

    @Test
    void takesSecretsOutOfHeaders() {
        var kept = Redaction.headers(
                Map.of(
                        "set-cookie", List.of("session=1"),
                        "x-echo", List.of("Zs0b9c2sB0m3l4r5kT6u7v8w9x0y1z2A3B4C5D6E7F8"),
                        "content-type", List.of("text/plain")),
                SENT);

        assertThat(kept)
                .containsEntry("set-cookie", null)
                .containsEntry("x-echo", List.of("•••"))
                .containsEntry("content-type", List.of("text/plain"));
    }

    @Test
    void keepsNothingThatCannotBeStored() {
        assertThat(Redaction.body("a\0b", SENT)).isEqualTo("a\uFFFDb");
        assertThat(Redaction.headers(Map.of("x\0y", List.of("a\0b")), SENT))
                .containsExactlyEntriesOf(Map.of("x\uFFFDy", List.of("a\uFFFDb")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\", "a", "\\\"", "\\u0041", "eyJ"})
    void readsHoweverLongAValueIs(String part) {
        var body = "{\"secret\":\"" + part.repeat(65_536 / part.length());

        assertThat(Redaction.body(body, SENT)).isEqualTo("{\"secret\":null");
    }
}
