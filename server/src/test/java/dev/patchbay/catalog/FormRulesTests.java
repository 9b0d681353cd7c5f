package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.documents.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormRulesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void takesAForm() {
        assertThat(faults("""
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["city"],
                 "properties": {"city": {"type": "string", "default": "Ulm"}, "hours": {"$ref": "#/$defs/hours"}},
                 "$defs": {"hours": {"type": "integer", "minimum": 1}}}
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "string"}                                                            | begins with type: object
            {"type": "object", "properties": {"a": {"type": "strin"}}}                    | Is no JSON Schema
            {"type": "object", "properties": {"a": {"$ref": "#"}}}                        | refers to itself
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/none"}}}             | Nothing is at #/$defs/none
            {"type": "object", "$id": "https://example.com/x"}                            | Leave it out
            {"type": "object", "properties": {"a": {"$dynamicRef": "#b"}}}                | Leave it out
            {"type": "object", "properties": {"a": {"type": "string", "writeOnly": true}}} | ask for no secret
            {"type": "object", "properties": {"a": {"type": "string", "format": "password"}}} | ask for no secret
            """)
    void refusesWhatIsNoBoundedForm(String schema, String why) {
        assertThat(faults(schema)).anyMatch(fault -> fault.message().contains(why));
    }

    /** Twenty definitions, each of which names the next one twice: a million steps for whoever checks by it. */
    @Test
    void refusesASchemaThatGrowsWhenItIsFollowed() {
        var schema = JSON.createObjectNode().put("type", "object");
        schema.putArray("allOf").addObject().put("$ref", "#/$defs/d0");
        var definitions = schema.putObject("$defs");
        for (int i = 0; i < 20; i++) {
            var both = definitions.putObject("d" + i).putArray("allOf");
            both.addObject().put("$ref", "#/$defs/d" + (i + 1));
            both.addObject().put("$ref", "#/$defs/d" + (i + 1));
        }
        definitions.putObject("d20");

        List<Fault> faults = new ArrayList<>();
        FormRules.check(schema, "/config_schema", faults);

        assertThat(faults).extracting(Fault::message).anyMatch(message -> message.contains("too large"));
    }

    private static List<Fault> faults(String schema) {
        JsonNode node = JSON.readTree(schema);
        List<Fault> faults = new ArrayList<>();
        FormRules.check(node, "/config_schema", faults);
        return faults;
    }
}
