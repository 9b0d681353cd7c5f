package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceFieldsTests {

    /** Pages are held to the same. */
    static Stream<JsonNode> examples() throws IOException {
        return read(Files.readString(Path.of("../contracts/examples/built-in-widgets.json")))
                .path("fields")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void findsTitlesAndUnits(JsonNode example) {
        String name = example.path("name").asString();
        assertThat(FieldWords.title(name, example.path("property")))
                .isEqualTo(example.path("title").asString());
        assertThat(FieldWords.unit(name, example.path("property")))
                .isEqualTo(example.path("unit").asString(null));
    }

    @Test
    void followsReferencesAndBranchesAndComesToAnEndInCircles() {
        var fields = SourceFields.of(read("""
                {"$defs": {"price": {"title": "Price", "unit": "EUR", "$ref": "#/$defs/price"}, "way": {"$anchor": "far", "unit": "km"},
                  "row": {"properties": {"tax": {"$ref": "#/$defs/price", "title": "Tax"}}, "$ref": "#"}},
                 "allOf": [{"$ref": "#/$defs/row"}, {"$ref": "https://example.com/elsewhere"}, {"$ref": "#/%zz"}],
                 "properties": {"maybe": {"anyOf": [{"$ref": "#far"}, {"type": "null"}]},
                  "either": {"oneOf": [{"unit": "m"}, {"unit": "ft"}]}}}"""));

        assertThat(fields.words("[\"BTC\",7]", "tax")).isEqualTo("BTC · 7 · Tax");
        assertThat(fields.words(null, "tax")).isEqualTo("Tax");
        assertThat(fields.unit("tax", null)).isEqualTo("EUR");
        assertThat(fields.unit("maybe", null)).isEqualTo("km");
        assertThat(fields.unit("either", null)).isNull();
        assertThat(fields.unit("unknown", null)).isNull();
    }

    @Test
    void takesTheRecordsOwnUnitWhereTheSchemaSaysNone() {
        JsonNode record = read("{\"value\": 3, \"load_pct\": 4, \"displayUnit\": \"processes\", \"unit\": 5}");

        assertThat(SourceFields.of(null).unit("value", record)).isEqualTo("processes");
        assertThat(SourceFields.of(null).unit("load_pct", record)).isEqualTo("%");
        assertThat(SourceFields.of(read("{\"properties\": {\"value\": {}}}")).unit("value", record))
                .isNull();
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
