package dev.patchbay.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidRequestTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\0",
                "Ada\nOkonkwo",
                "Ada\u202eowknokO",
                "\u2066Ada",
                "A\u200bda",
                "A\u00adda",
                "\ufeffAda",
                "\u00a0\u2003",
                "\u3164",
                "\u2800 \u2800",
                "Ada \ud83d",
                "A\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301da"
            })
    void refusesTextThatDeceivesItsReader(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new InvalidRequest().text("/name", text, 100).orThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Søren Ærøskøbing",
                "林美玲",
                "Дарья Соколова",
                "محمد\u200cرضا",
                "श्री\u200dमान्",
                "Ada \ud83d\udc69\u200d\ud83d\udcbb"
            })
    void takesNamesOfAllScripts(String text) {
        assertThatCode(() -> new InvalidRequest().text("/name", text, 100).orThrow())
                .doesNotThrowAnyException();
    }
}
