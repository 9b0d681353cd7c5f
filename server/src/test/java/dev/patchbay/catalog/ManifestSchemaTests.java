package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.Fault;
import dev.patchbay.documents.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ManifestSchemaTests {

    private final ManifestSchema schema = new ManifestSchema();

    @Test
    void acceptsTheCryptoTickerUnchangedAndFillsInDefaults() throws Exception {
        JsonNode manifest = cryptoTicker();

        assertThat(schema.check(manifest)).isEmpty();
        Manifest read = JsonMapper.shared().treeToValue(manifest, Manifest.class);
        assertThat(read.type()).isEqualTo(IntegrationType.WIDGET);
        assertThat(read.appUrl()).hasToString("https://crypto-ticker.example.com");
        assertThat(read.open()).isEqualTo(OpeningWay.APP);
        assertThat(read.client()).isEqualTo(ClientKind.SHARED);
        assertThat(read.installTargets()).containsExactly(InstallTarget.USER);
        assertThat(read.eventsTransport()).isEqualTo(EventsTransport.WEBHOOK);
        assertThat(read.pricing().price())
                .isEqualTo(new Price.Subscription(new dev.patchbay.kernel.Money(499, "USD"), Price.Interval.MONTH, 0));
    }

    @Test
    void namesThePlaceOfAnUnknownFieldAndTheNearestKnownName() throws Exception {
        ObjectNode manifest = cryptoTicker().put("calback_url", "https://crypto-ticker.example.com/callback");
        ((ObjectNode) manifest.path("author")).put("nmae", "jane");

        assertThat(schema.check(manifest))
                .extracting(Fault::pointer, Fault::message)
                .containsExactlyInAnyOrder(
                        tuple("/calback_url", "There is no field calback_url. Did you mean callback_url?"),
                        tuple("/author/nmae", "There is no field nmae. Did you mean name?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name | "Crypto Ticker" | /name | lower-case letter
            version | "1.0" | /version | semantic version
            type | "plugin" | /type | app, widget, data_source
            base_url | "ftp://example.com" | /base_url | https address
            base_url | "https://me:secret@example.com" | /base_url | https address
            scopes | ["dashboard:write", "dashboard:write"] | /scopes | unique
            scopes | "dashboard:write" | /scopes | array expected
            pricing | {"model": "subscription", "price_cents": 499} | /pricing | interval is missing
            pricing | {"model": "free", "price_cents": 499} | /pricing/price_cents | 0
            pricing | {"model": "one_time", "price_cents": 0} | /pricing/price_cents | minimum
            install_targets | ["team"] | /install_targets/0 | user, organization
            display_name | "" | /display_name | at least 1
            """)
    void namesEachMistake(String field, String json, String pointer, String message) throws Exception {
        ObjectNode manifest = cryptoTicker();
        manifest.set(field, JsonMapper.shared().readTree(json));

        assertThat(schema.check(manifest)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void tellsAllMistakesAtOnce() throws Exception {
        ObjectNode manifest = cryptoTicker().put("version", 1).put("type", "plugin");
        manifest.remove("base_url");

        assertThat(schema.check(manifest))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("", "/version", "/type");
    }

    @Test
    void refusesDuplicateKeysDeepNestingAndAliases() {
        assertThat(refusal("{\"name\": 1, \"name\": 2}")).contains("Duplicate");
        assertThat(refusal("[".repeat(100))).contains("nesting depth");
        assertThat(refusal("a: &x [1]\nb: *x\n")).contains("aliases");
        assertThat(refusal("- 1\n".repeat(10_001))).contains("10000 parts");
    }

    @Test
    void refusesPatternsThatCouldRunForEverAndForeignReferences() {
        JsonNode config = JsonMapper.shared().readTree("""
                {"properties": {"a": {"pattern": "(?=x)y"}, "b": {"$ref": "https://elsewhere.example/s.json"},
                 "c": {"$ref": "#/$defs/d"}, "d": {"pattern": "^(a+)+$"}}}
                """);
        List<Fault> faults = new java.util.ArrayList<>();

        SchemaRules.check(config, "/config_schema", faults);

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/config_schema/properties/a/pattern", "/config_schema/properties/b/$ref");
    }

    private static String refusal(String yaml) {
        try {
            DocumentReader.yaml(yaml.getBytes(StandardCharsets.UTF_8));
            return "accepted";
        } catch (UnreadableDocument refused) {
            return refused.message();
        }
    }

    private static ObjectNode cryptoTicker() throws Exception {
        byte[] example = Files.readAllBytes(Path.of("../contracts/examples/manifest.crypto-ticker.json"));
        return (ObjectNode) DocumentReader.json(example).root();
    }
}
