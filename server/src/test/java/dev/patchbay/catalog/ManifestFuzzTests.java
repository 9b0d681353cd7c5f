package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is written where a manifest is wanted: it is read, or its mistakes are told; it never breaks anything. */
@PatchbayTest
@SpringBootTest
class ManifestFuzzTests {

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud800",
            "\u202e",
            "null",
            "true",
            "-1",
            "1e999",
            "1e-999",
            "1e999999999",
            "0.1",
            "9999999999999999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "\"https://\"",
            "\"http://[::\"",
            "\"javascript:alert(1)\"",
            "\"data:image/svg+xml,<svg onload=alert(1)>\"",
            "\"//\"",
            "{\"$ref\":\"http://x/\"}",
            "{\"type\":\"object\",\"patternProperties\":{\"(((\":1}}",
            "{\"pattern\":\"((a{1000}){1000}){1000}\"}",
            "//",
            "\t",
            "\n");

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

    @Test
    void neverBreaksWhateverIsWritten() throws IOException {
        var random = new Random(20261122);
        String valid = TestManifests.manifest(
                "notes",
                "1.0.0",
                "\"scopes\": [\"openid\"]",
                "\"author\": {\"name\": \"Jane\", \"url\": \"https://jane.example.com\"}",
                "\"pricing\": {\"model\": \"subscription\", \"price_cents\": 499, \"interval\": \"month\"}",
                "\"config_schema\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"pattern\": \"^a+$\"}}}",
                "\"widget\": {\"connect_domains\": [\"x.example.com\"], \"min_size\": {\"width\": 1, \"height\": 1}}",
                "\"breaking_changes\": {\"2.0.0\": {\"message\": \"m\", \"deadline\": \"2027-01-01\"}}",
                "\"app_permissions\": [{\"name\": \"read\", \"description\": \"Reads.\"}]",
                "\"icon\": \"https://notes.example.com/icon.png\"");
        assertThat(publishing.validate(valid, true)).isEmpty();
        for (int round = 0; round < 4_000; round++) {
            String written = random.nextInt(3) == 0 ? scrambled(valid, random) : replaced(valid, random);
            for (ManifestFault fault : validated(written)) {
                assertThat(fault.detail()).describedAs(written).isNotBlank();
                assertThat(fault.line()).isBetween(1, (int) written.lines().count() + 1);
            }
        }
    }

    private List<ManifestFault> validated(String written) {
        try {
            return publishing.validate(written, true);
        } catch (ProblemException told) {
            throw new AssertionError("refused as a whole: " + told.detail() + " for " + written, told);
        } catch (RuntimeException broken) {
            throw new AssertionError("broken by " + written, broken);
        }
    }

    /** One value is another one: the document can be read, and its form is wrong. */
    private static String replaced(String valid, Random random) {
        var root = (tools.jackson.databind.node.ObjectNode) JsonMapper.shared().readTree(valid);
        tools.jackson.databind.JsonNode at = root;
        for (int depth = 0; depth < 4; depth++) {
            if (at instanceof tools.jackson.databind.node.ObjectNode object && !object.isEmpty()) {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (random.nextBoolean() || !object.get(name).isContainer()) {
                    object.set(name, any(random));
                    break;
                }
                at = object.get(name);
            } else {
                break;
            }
        }
        return root.toPrettyString();
    }

    private static tools.jackson.databind.JsonNode any(Random random) {
        var nodes = tools.jackson.databind.node.JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt() * 7L);
            case 3 -> nodes.numberNode(random.nextDouble());
            case 4 -> nodes.arrayNode().add(any(random)).add(1);
            case 5 ->
                nodes.objectNode()
                        .set(List.of("name", "keys", "$ref", "", "type").get(random.nextInt(5)), any(random));
            case 6 ->
                nodes.stringNode(List.of(
                                "http://[::1",
                                "https://a b",
                                "https://x/%zz",
                                "http://127.0.0.1:99999/",
                                "https://é.example",
                                "1.0.0",
                                "user",
                                "2027-13-45",
                                "https://192.0.2.1/{x}")
                        .get(random.nextInt(9)));
            case 7 -> nodes.stringNode("x".repeat(random.nextInt(300)));
            default -> nodes.stringNode("");
        };
    }

    /** Some pieces are cut, doubled or put somewhere: most of these documents cannot be read at all. */
    private static String scrambled(String valid, Random random) {
        var text = new StringBuilder(valid);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }
}
