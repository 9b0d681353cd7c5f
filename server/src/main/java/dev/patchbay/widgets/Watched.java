package dev.patchbay.widgets;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What of a Number's settings decides when its person is told.
 *
 * @param record a key; null for the record that changed last
 * @param above beyond which it is too much; null where nothing is
 * @param below under which it is too little; null where nothing is
 */
record Watched(
        @Nullable String record,
        String field,
        @Nullable Double above,
        @Nullable Double below) {

    /** Empty for what has no threshold. */
    static Optional<Watched> of(Placement placement) {
        JsonNode threshold = placement.config().path("threshold");
        JsonNode field = placement.config().path("field");
        if (placement.kind() != WidgetKind.NUMBER || !threshold.isObject() || !field.isString()) {
            return Optional.empty();
        }
        JsonNode record = placement.config().path("record");
        return Optional.of(new Watched(
                record.isString() ? record.asString() : null,
                field.asString(),
                number(threshold.path("above")),
                number(threshold.path("below"))));
    }

    private static @Nullable Double number(JsonNode bound) {
        return bound.isNumber() ? bound.asDouble() : null;
    }

    Side side(double number) {
        if (above != null && number > above) {
            return Side.ABOVE;
        }
        return below != null && number < below ? Side.BELOW : Side.WITHIN;
    }

    /** What a number on this side is beyond. */
    double bound(Side side) {
        Double bound = side == Side.ABOVE ? above : below;
        if (side == Side.WITHIN || bound == null) {
            throw new IllegalArgumentException("nothing is beyond " + this + " as " + side);
        }
        return bound;
    }

    /** Tells it from what is set up otherwise. */
    String text() {
        ArrayNode text = JsonMapper.shared().createArrayNode();
        return text.add(record).add(field).add(above).add(below).toString();
    }
}
