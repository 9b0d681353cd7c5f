package dev.patchbay.documents;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the values of <code>${NAME}</code> and <code>${NAME:default}</code> into the texts of a document. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::([^}]*))?}");

    /** The value of a variable; null where it is not set. */
    public interface Variables {
        @Nullable
        String get(String name);
    }

    private final Variables variables;
    private final List<Fault> faults;

    public Placeholders(Variables variables, List<Fault> faults) {
        this.variables = variables;
        this.faults = faults;
    }

    public JsonNode resolve(JsonNode node, String pointer) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode resolved = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    resolved.set(member.getKey(), resolve(member.getValue(), Fault.below(pointer, member.getKey())));
                }
                yield resolved;
            }
            case ArrayNode array -> {
                ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
                for (JsonNode element : array) {
                    resolved.add(resolve(element, Fault.below(pointer, Integer.toString(resolved.size()))));
                }
                yield resolved;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(replaced(node.asString(), pointer)) : node;
        };
    }

    private String replaced(String text, String pointer) {
        UnaryOperator<String> report = name -> {
            faults.add(new Fault(
                    pointer,
                    "The variable " + name + " is not set: set it, or give a default as in ${" + name + ":…}."));
            return "";
        };
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, report)));
    }

    private String value(MatchResult found, UnaryOperator<String> missing) {
        String given = variables.get(found.group(1));
        if (given != null && !given.isEmpty()) {
            return given;
        }
        String otherwise = found.group(2);
        return otherwise != null ? otherwise : missing.apply(found.group(1));
    }
}
