package dev.patchbay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StartupChecksTests {

    @TempDir
    Path data;

    @ConfigurationProperties("patchbay.sample")
    record SampleSettings(
            @DefaultValue("5") int size, @DefaultValue("") String fault) implements CheckedSettings {

        @Override
        public List<StartupProblem> problems(PatchbaySettings patchbay) {
            return fault.isEmpty() ? List.of() : List.of(new StartupProblem("patchbay.sample.fault", fault, "Mend."));
        }
    }

    @EnableConfigurationProperties({PatchbaySettings.class, SampleSettings.class})
    static class Application {}

    @Test
    void startsInDevelopmentWithoutAnySetting() {
        assertThat(faulty(Map.of("patchbay.mode", "development"))).isEmpty();
    }

    @Test
    void reportsEveryProblemOfProductionAtOnce() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThat(faulty(Map.of(
                        "patchbay.data-dir",
                        file.resolve("below").toString(),
                        "patchbay.sample.fault",
                        "It is broken.")))
                .containsExactlyInAnyOrder(
                        "patchbay.base-url", "patchbay.widgets-origin", "patchbay.data-dir", "patchbay.sample.fault");
    }

    @Test
    void reportsAValueThatCannotBeReadBesideTheOthers() {
        assertThat(faulty(Map.of("patchbay.sample.size", "many", "patchbay.base-url", "https://apps.example.com")))
                .containsExactlyInAnyOrder("patchbay.sample.size", "patchbay.widgets-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "https://apps.example.com,   https://widgets.example.com",
        "https://apps.example.com/,  https://widgets.example.com:8443",
        "http://localhost:8080,      http://widgets.localhost:8080",
        "http://127.0.0.1:9000,      http://[::1]:9000"
    })
    void acceptsHttpsAndLoopbackNames(String base, String widgets) {
        assertThat(faulty(Map.of("patchbay.base-url", base, "patchbay.widgets-origin", widgets)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://apps.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1",
                "ftp://localhost",
                "apps.example.com",
                "https://apps.example.com/path",
                "https://apps.example.com?x",
                "https://apps.example.com#x",
                "https://somebody@apps.example.com",
                "https:///nowhere",
                "https://a b"
            })
    void refusesOtherBaseAddresses(String base) {
        assertThat(faulty(Map.of("patchbay.base-url", base, "patchbay.widgets-origin", "https://widgets.example.com")))
                .containsExactly("patchbay.base-url");
    }

    @Test
    void refusesWidgetsOnTheHostOfPatchbay() {
        assertThat(faulty(Map.of(
                        "patchbay.base-url", "https://apps.example.com",
                        "patchbay.widgets-origin", "https://Apps.example.com:8443")))
                .containsExactly("patchbay.widgets-origin");
    }

    @Test
    void refusesATrustedProxyThatIsNoAddress() {
        assertThat(faulty(Map.of("patchbay.mode", "development", "patchbay.trusted-proxies", "10.0.0.5,proxy,::1")))
                .containsExactly("patchbay.trusted-proxies");
    }

    @Test
    void endsWithTheExitCodeOfAWrongConfigurationAndNamesTheMend() {
        StartupException refused = new StartupException(new StartupProblem("patchbay.x", "It is wrong.", "Mend it."));

        assertThat(refused.getExitCode()).isEqualTo(78);
        assertThat(new StartupFailureAnalyzer().analyze(refused, refused).getDescription())
                .contains("patchbay.x", "It is wrong.", "Mend it.");
    }

    private List<String> faulty(Map<String, String> settings) {
        Stream<String> values = Stream.concat(
                Stream.of("patchbay.data-dir=" + data),
                settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()));
        StringBuilder unexpected = new StringBuilder();
        List<List<String>> found = new java.util.ArrayList<>();
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withBean(StartupChecks.class)
                .withPropertyValues(values.toArray(String[]::new))
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    switch (failure) {
                        case null -> found.add(List.of());
                        case StartupException refused ->
                            found.add(refused.problems().stream()
                                    .map(StartupProblem::setting)
                                    .toList());
                        default ->
                            unexpected.append(catchThrowable(() -> {
                                throw failure;
                            }));
                    }
                });
        assertThat(unexpected.toString()).isEmpty();
        return found.getFirst();
    }
}
