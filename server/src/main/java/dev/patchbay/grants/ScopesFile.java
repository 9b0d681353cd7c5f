package dev.patchbay.grants;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a description of scopes and notes every mistake in it. */
final class ScopesFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** RFC 6749 §3.3, narrowed to what needs no escaping anywhere. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9:._-]{0,62}");

    private static final Set<String> FIELDS = Set.of("title", "sentence", "sensitive");
    private static final int LONGEST_TEXT = 300;

    private final Map<String, Scope> scopes = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    static ScopesFile read(InputStream in) throws IOException {
        var file = new ScopesFile();
        JsonNode root;
        try (in) {
            root = YAML.readTree(in);
        } catch (JacksonException malformed) {
            file.mistakes.add("this is no YAML: " + malformed.getOriginalMessage());
            return file;
        }
        if (root.isObject()) {
            root.properties().forEach(entry -> file.scope(entry.getKey(), entry.getValue()));
        } else if (!root.isNull() && !root.isMissingNode()) {
            file.mistakes.add("a map of scopes is expected at the top");
        }
        return file;
    }

    Map<String, Scope> scopes() {
        return scopes;
    }

    List<String> mistakes() {
        return mistakes;
    }

    private void scope(String name, JsonNode fields) {
        int before = mistakes.size();
        if (!NAME.matcher(name).matches()) {
            mistakes.add(name + ": a scope is written in lower-case letters, digits and : . _ -");
        }
        fields.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .sorted()
                .forEach(field ->
                        mistakes.add(name + "." + field + ": unknown; there are title, sentence and sensitive"));
        Words title = words(name + ".title", fields.path("title"));
        Words sentence = words(name + ".sentence", fields.path("sentence"));
        JsonNode sensitive = fields.path("sensitive");
        if (!sensitive.isMissingNode() && !sensitive.isBoolean()) {
            mistakes.add(name + ".sensitive: true or false");
        }
        if (title != null && sentence != null && mistakes.size() == before) {
            scopes.put(name, new Scope(name, title, sentence, sensitive.asBoolean(false)));
        }
    }

    private @Nullable Words words(String where, JsonNode node) {
        var texts = new TreeMap<String, String>();
        if (node.isString()) {
            texts.put(Words.ENGLISH, node.stringValue());
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        }
        if (!texts.containsKey(Words.ENGLISH)) {
            mistakes.add(where + ": missing; give a text, or a text per language with en among them");
            return null;
        }
        for (var text : texts.entrySet()) {
            if (text.getValue().isBlank() || text.getValue().length() > LONGEST_TEXT) {
                mistakes.add(where + "." + text.getKey() + ": 1 to " + LONGEST_TEXT + " characters");
            }
        }
        return new Words(texts);
    }
}
