package dev.patchbay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tickets/7",
                "/listings/crm?x=1#install",
                "/a%2fb",
                "/search?q=a%20b",
                "/a.b/..c?to=//x/../y"
            })
    void acceptsPathsOfThisSite(String path) {
        assertThat(LocalPath.parse(path).value()).isEqualTo(path);
        assertThat(LocalPath.orRoot(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tickets",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/%2f%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\tevil",
                "/\u0000",
                "/ evil",
                "/%00",
                "/.//evil.example",
                "/x/..//evil.example",
                "/%2e%2E/evil",
                "/a/..",
                "/a//b",
                "/%zz"
            })
    void refusesWhatCouldLeadElsewhere(String path) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> LocalPath.parse(path));
        assertThat(LocalPath.orRoot(path)).isEqualTo(LocalPath.ROOT);
    }

    @Test
    void boundsTheLength() {
        assertThat(LocalPath.parse("/" + "a".repeat(511)).value()).hasSize(512);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> LocalPath.parse("/" + "a".repeat(512)));
    }
}
