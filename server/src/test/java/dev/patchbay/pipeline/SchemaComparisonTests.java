package dev.patchbay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What breaks whom. */
class SchemaComparisonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {} | ",
                "{\"title\":\"a\"} | {\"title\":\"b\",\"description\":\"c\"} | ",
                "{\"type\":\"number\"} | {\"type\":\"integer\"} | /type RECORDS",
                "{\"type\":\"integer\"} | {\"type\":\"number\"} | /type READERS",
                "{\"type\":\"string\"} | {\"type\":[\"string\",\"null\"]} | /type READERS",
                "{\"type\":\"string\"} | {\"type\":\"number\"} | /type READERS,/type RECORDS",
                "{\"type\":\"string\"} | {} | /type READERS",
                "{\"properties\":{}} | {\"properties\":{\"a\":{\"type\":\"string\"}}} | ",
                "{\"properties\":{},\"additionalProperties\":false} | {\"properties\":{\"a\":{}},\"additionalProperties\":false} | /properties/a READERS",
                "{\"properties\":{\"a\":{}}} | {\"properties\":{}} | /properties/a READERS",
                "{\"properties\":{\"a\":{\"type\":\"string\"}}} | {\"properties\":{\"a\":{\"type\":\"null\"}}} | /properties/a/type READERS,/properties/a/type RECORDS",
                "{\"required\":[\"a\"]} | {\"required\":[\"a\",\"b\"]} | /required RECORDS",
                "{\"required\":[\"a\"]} | {} | /required READERS",
                "{\"enum\":[1,2]} | {\"enum\":[1,2,3]} | /enum READERS",
                "{\"enum\":[1,2]} | {\"enum\":[1]} | /enum RECORDS",
                "{\"enum\":[1,2]} | {} | /enum READERS",
                "{} | {\"enum\":[1]} | /enum RECORDS",
                "{\"minimum\":1} | {\"minimum\":1.0} | ",
                "{\"minimum\":1} | {\"minimum\":0} | /minimum READERS",
                "{\"minimum\":1} | {\"minimum\":2} | /minimum RECORDS",
                "{\"maximum\":1} | {\"maximum\":2} | /maximum READERS",
                "{\"maximum\":1} | {} | /maximum READERS",
                "{} | {\"maxLength\":1} | /maxLength RECORDS",
                "{\"pattern\":\"a\"} | {\"pattern\":\"b\"} | /pattern BOTH",
                "{\"pattern\":\"a\"} | {} | /pattern READERS",
                "{\"items\":{\"type\":\"string\"}} | {\"items\":{\"type\":\"number\"}} | /items/type READERS,/items/type RECORDS",
                "{} | {\"additionalProperties\":false} | /additionalProperties RECORDS",
                "{\"additionalProperties\":false} | {} | /additionalProperties READERS",
                "{\"not\":{\"type\":\"string\"}} | {\"not\":{\"type\":\"number\"}} | /not BOTH",
                "{\"$ref\":\"#/a\"} | {\"$ref\":\"#/b\"} | /$ref BOTH",
                "{\"$defs\":{\"a\":{\"type\":\"string\"}}} | {\"$defs\":{\"a\":{\"type\":\"null\"},\"b\":{}}} | /$defs/a/type READERS,/$defs/a/type RECORDS",
                "{\"anyOf\":[{}]} | {\"anyOf\":[{},{}]} | /anyOf BOTH"
            })
    void findsWhatBreaksWhom(String older, String newer, String expected) {
        var found = SchemaComparison.between(
                JsonMapper.shared().readTree(older), JsonMapper.shared().readTree(newer));

        assertThat(String.join(
                        ",",
                        found.stream()
                                .map(difference -> difference.pointer() + " " + difference.breaks())
                                .toList()))
                .isEqualTo(expected == null ? "" : expected);
    }
}
