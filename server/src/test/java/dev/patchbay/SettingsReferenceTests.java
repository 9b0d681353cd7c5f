package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code docs/reference/settings.md} true; {@code -Dupdate=true} writes it. */
class SettingsReferenceTests {

    private static final Path REFERENCE = Path.of("../docs/reference/settings.md");
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    @Test
    void everySettingIsDocumented() {
        assertThat(settings())
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.description()).as(setting.name()).isNotBlank());
    }

    @Test
    void theReferenceListsEverySetting() throws IOException {
        String expected = settings().stream()
                .map(setting -> "| `%s` | %s | %s |"
                        .formatted(
                                setting.name(),
                                setting.defaultValue() == null ? "" : "`" + setting.defaultValue() + "`",
                                setting.description()))
                .collect(Collectors.joining("\n", """
                        # Settings

                        Given as environment variables (`patchbay.base-url` is `PATCHBAY_BASE_URL`), as arguments
                        (`--patchbay.base-url=…`) or in an `application.yaml` beside the jar. Those of Spring Boot work too, such as
                        `server.port` (8080) and `server.address`. What is wrong or missing is reported at the start, all at once.
                        Durations are written like `30s`, `5m`, `12h`; lists with commas.

                        | setting | default | meaning |
                        |---|---|---|
                        """, "\n"));
        if (Boolean.getBoolean("update")) {
            Files.writeString(REFERENCE, expected);
        }

        assertThat(REFERENCE).content().isEqualTo(expected);
    }

    private record Setting(String name, @Nullable String defaultValue, String description) {}

    private static List<Setting> settings() {
        try (InputStream metadata = Files.newInputStream(METADATA)) {
            return new JsonMapper()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .map(property -> new Setting(
                            property.get("name").asString(),
                            defaultOf(property),
                            sentence(property.path("description").asString(""))))
                    .sorted(Comparator.comparing(Setting::name))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static @Nullable String defaultOf(JsonNode property) {
        JsonNode value = property.get("defaultValue");
        if (value == null) {
            return null;
        }
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
    }

    /** Javadoc as Markdown in a cell of a table. */
    private static String sentence(String javadoc) {
        String text = javadoc.replaceAll("\\{@code ((?:[^{}]|\\{[^}]*})*)}", "`$1`")
                .replace("|", "\\|")
                .strip();
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
