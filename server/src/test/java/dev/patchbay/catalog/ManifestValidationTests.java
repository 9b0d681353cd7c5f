package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What is written where a manifest is wanted is read, or its mistakes are told. */
@PatchbayTest
@SpringBootTest
class ManifestValidationTests {

    @Autowired
    private Publishing publishing;

    @Test
    void readsWhatTheGuideOfferedUnchanged() throws IOException {
        String example = Files.readString(Path.of("../contracts/examples/manifest.crypto-ticker.json"));

        assertThat(publishing.validate(example, true)).isEmpty();
        assertThat(publishing.validate(example, false)).isEmpty();
    }

    @Test
    void tellsEachMistakeWhereItStands() {
        String written = """
                {
                  "name": "notes",
                  "display_name": "Notes",
                  "version": "1.0",
                  "type": "aap",
                  "description": "Notes.",
                  "base_url": "https://notes.example.com",
                  "scopes": ["openid", "profil"],
                  "calback_url": "https://notes.example.com/callback",
                    "webhook_url": "http://notes.example.com/hook"
                }""";

        assertThat(publishing.validate(written, true))
                .extracting(
                        fault -> fault.line() + ":" + fault.column() + " " + fault.pointer() + " " + fault.nearest())
                .containsExactly(
                        "4:3 /version null",
                        "5:3 /type app",
                        "8:24 /scopes/1 profile",
                        "9:3 /calback_url callback_url",
                        "10:5 /webhook_url null");
        assertThat(publishing.validate(written, true).getFirst().expected())
                .isEqualTo("a semantic version such as 1.4.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"a\": 1e999}",
                "{\"a\": 1e999999999}",
                "{\"a\": -1e-999}",
                "{\"a\": NaN}",
                "{\"a\": \"\u0000\"}",
                "{\"a\": 1} {\"b\": 2}",
                "{\"a\": \"\ud800\"}"
            })
    void tellsThatItIsNoManifest(String written) {
        assertThat(publishing.validate(written, true)).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.detail()).isNotBlank();
            assertThat(fault.line()).isPositive();
            assertThat(fault.column()).isPositive();
        });
    }

    @Test
    void isBoundedInSizeDepthAndNumberOfParts() {
        assertThat(publishing
                        .validate("{\"a\":\"" + "x".repeat(50 << 20) + "\"}", true)
                        .getFirst()
                        .detail())
                .contains("1 MiB");
        assertThat(publishing.validate("[".repeat(100_000), true).getFirst().detail())
                .contains("depth");
        assertThat(publishing
                        .validate("[" + "1,".repeat(20_000) + "1]", true)
                        .getFirst()
                        .detail())
                .contains("10000 parts");
        assertThat(publishing.validate("{\"" + "k".repeat(100_000) + "\":1}", true))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "object", "properties": {"a": {"type": "string", "pattern": "(?=a)b"}}} | linear time
            {"type": "object", "properties": {"a": {"type": "string", "pattern": "((((a{1000}){1000}){1000}){1000})"}}} | linear time
            {"type": "object", "properties": {"a": {"type": "string", "pattern": "\\\\Q[\\\\E(((a{900}){900}){900}){900}"}}} | linear time
            {"type": "object", "properties": {"a": {"$ref": "https://evil.example.com/s.json"}}} | not fetched
            {"type": "object", "properties": {"a": {"$ref": "#/properties/a"}}} | refers to itself
            {"type": "object", "properties": {"a": {"type": "string", "format": "password"}}} | no secret
            """)
    void takesNoSchemaThatFetchesOrRunsForEver(String schema, String told) {
        String written = TestManifests.manifest("notes", "1.0.0", "\"config_schema\": " + schema);

        assertThat(publishing.validate(written, true))
                .anySatisfy(fault -> assertThat(fault.detail()).contains(told))
                .allSatisfy(fault -> assertThat(fault.line()).isEqualTo(8));
    }

    @Test
    void refusesTextThatDeceivesItsReader() {
        for (String text : List.of("Not\\u0000es", "\\u202esetoN", "Nоtes of the Bаnk", "\\ufeffNotes")) {
            String written = TestManifests.manifest("notes", "1.0.0").replace("Display of notes", text);
            assertThat(publishing.validate(written, true)).describedAs(text).isNotEmpty();
        }
    }
}
