package dev.patchbay.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is said in {@code openapi-words.yaml}.
 *
 * @param operations by method and path: operation id, tag, summary
 * @param schemas names of records, by their own name with that of the class around them
 * @param values the words that a text field may hold, by schema and field
 * @param any fields that hold any JSON, not only objects, by schema and field
 * @param required the fields of a request that must be given
 * @param statuses of operations that choose their status themselves
 * @param documents whether {@code request} or {@code answer} is a JSON document of its own
 * @param optional query parameters that need not be given although one handler demands them, with their words
 */
record OpenApiWords(
        String info,
        Map<String, String> tags,
        Map<String, List<String>> operations,
        Map<String, String> schemas,
        Map<String, List<String>> values,
        List<String> any,
        Map<String, List<String>> required,
        Map<String, List<String>> statuses,
        Map<String, Map<String, List<String>>> optional,
        Map<String, String> documents) {

    static OpenApiWords read() {
        try (InputStream words = OpenApiWords.class.getResourceAsStream("/openapi-words.yaml")) {
            return YAMLMapper.shared().readValue(Objects.requireNonNull(words), OpenApiWords.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
