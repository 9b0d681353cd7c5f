package dev.patchbay.widgets;

import static java.util.Map.entry;

import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the settings of built-in widgets have to be; {@code web/src/features/dashboard/builtin/config.ts} says the same. Nothing at
 * all is right, too: the widget is not set up yet.
 */
final class BuiltInConfig {

    private static final int LARGEST = 8 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 512;
    private static final int LONGEST_UNIT = 20;
    private static final int MOST_DECIMALS = 10;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_ROWS = 500;
    private static final int MOST_LINES = 8;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_TICKED = 30;

    private static final Rule FIELD = new Rule(
            BuiltInConfig::isField, "The name of a field of the source, of 1 to " + LONGEST_NAME + " characters.");
    private static final Rule UNIT = new Rule(
            unit -> isText(unit, LONGEST_UNIT) && !unit.asString().isBlank(),
            "A unit of 1 to " + LONGEST_UNIT + " characters.");
    private static final Rule DECIMALS = whole(0, MOST_DECIMALS);

    private static final Map<WidgetKind, Map<String, Rule>> SHAPES = Map.of(
            WidgetKind.NUMBER,
            Map.ofEntries(
                    entry(
                            "record",
                            new Rule(
                                            record -> record.isNull() || isKey(record),
                                            "The key of a record: its values as a JSON list, such as [\"BTC\"]; or null.")
                                    .asNeeded()),
                    entry("field", FIELD.asNeeded()),
                    entry("unit", UNIT),
                    entry("decimals", DECIMALS),
                    entry(
                            "threshold",
                            new Rule(BuiltInConfig::isThreshold, "Give above, below or both, below being less."))),
            WidgetKind.TABLE,
            Map.ofEntries(
                    entry("fields", list(1, MOST_COLUMNS, BuiltInConfig::isField, "names of fields")),
                    entry("sort", new Rule(BuiltInConfig::isSort, "Give field and descending.")),
                    entry("limit", whole(1, MOST_ROWS))),
            WidgetKind.LINE,
            Map.ofEntries(
                    entry("field", FIELD.asNeeded()),
                    entry("series", list(0, MOST_LINES, BuiltInConfig::isKey, "keys of records")),
                    entry("unit", UNIT),
                    entry("decimals", DECIMALS),
                    entry("minutes", whole(1, MOST_MINUTES)),
                    entry("over", FIELD)),
            WidgetKind.TICKER,
            Map.ofEntries(
                    entry("label", FIELD.asNeeded()),
                    entry("field", FIELD.asNeeded()),
                    entry("records", list(0, MOST_TICKED, BuiltInConfig::isKey, "keys of records")),
                    entry("unit", UNIT),
                    entry("decimals", DECIMALS),
                    entry("change", FIELD)));

    private BuiltInConfig() {}

    /** What a setting has to be, and how that is said. */
    private record Rule(boolean needed, Predicate<JsonNode> fits, String expected) {

        Rule(Predicate<JsonNode> fits, String expected) {
            this(false, fits, expected);
        }

        Rule asNeeded() {
            return new Rule(true, fits, expected);
        }
    }

    /**
     * Notes every mistake.
     *
     * @param at JSON Pointer (RFC 6901) to the settings in the request
     */
    static void check(WidgetKind kind, ObjectNode config, String at, InvalidRequest mistakes) {
        if (config.isEmpty()) {
            return;
        }
        Map<String, Rule> shape = SHAPES.getOrDefault(kind, Map.of());
        if (config.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            mistakes.error(at, "too-long", "All settings together have at most 8 KiB.");
            return;
        }
        Stream.concat(shape.keySet().stream(), config.propertyNames().stream())
                .distinct()
                .sorted()
                .forEach(name -> check(shape.get(name), config.path(name), Fault.below(at, name), mistakes));
        if (config.has("over") && config.has("minutes")) {
            mistakes.error(Fault.below(at, "minutes"), "does-not-fit", "Not together with over.");
        }
    }

    private static void check(@Nullable Rule rule, JsonNode value, String pointer, InvalidRequest mistakes) {
        if (rule == null) {
            mistakes.error(pointer, "unknown", "There is no such setting.");
        } else if (value.isMissingNode()) {
            if (rule.needed) {
                mistakes.error(pointer, "needed", "This is needed.");
            }
        } else if (!rule.fits.test(value)) {
            mistakes.error(pointer, "does-not-fit", rule.expected);
        }
    }

    private static Rule whole(int least, int most) {
        return new Rule(
                number -> number.isIntegralNumber()
                        && number.canConvertToInt()
                        && number.asInt() >= least
                        && number.asInt() <= most,
                "A whole number from " + least + " to " + most + ".");
    }

    private static Rule list(int least, int most, Predicate<JsonNode> each, String what) {
        return new Rule(
                true,
                list -> list instanceof ArrayNode
                        && list.size() >= least
                        && list.size() <= most
                        && list.valueStream().allMatch(each)
                        && list.valueStream().allMatch(new HashSet<>()::add),
                "A list of " + least + " to " + most + " " + what + ", none of them twice.");
    }

    private static boolean isField(JsonNode name) {
        return isText(name, LONGEST_NAME);
    }

    private static boolean isText(JsonNode text, int longest) {
        return text.isString()
                && !text.asString().isEmpty()
                && text.asString().length() <= longest
                && text.asString().chars().noneMatch(Character::isISOControl);
    }

    /** Records are named as everybody hears of them: by the values of the key's fields, as a JSON list. */
    private static boolean isKey(JsonNode key) {
        try {
            return isText(key, LONGEST_KEY) && JsonMapper.shared().readTree(key.asString()) instanceof ArrayNode;
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static boolean isThreshold(JsonNode threshold) {
        JsonNode above = threshold.path("above");
        JsonNode below = threshold.path("below");
        boolean numbers = threshold
                .valueStream()
                .allMatch(number -> number.isNumber() && Double.isFinite(number.asDouble(Double.NaN)));
        boolean known =
                threshold.propertyNames().stream().allMatch(name -> name.equals("above") || name.equals("below"));
        boolean inOrder = above.isMissingNode()
                || below.isMissingNode()
                || below.asDouble(Double.NaN) < above.asDouble(Double.NaN);
        return threshold.isObject() && !threshold.isEmpty() && numbers && known && inOrder;
    }

    private static boolean isSort(JsonNode sort) {
        return sort.isObject()
                && sort.size() == 2
                && isField(sort.path("field"))
                && sort.path("descending").isBoolean();
    }
}
